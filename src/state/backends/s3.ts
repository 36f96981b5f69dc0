import { keyArn } from "../../aws/kms-key-arn-rules";
import { region as regionOfAws } from "../../aws/region-rules";
import { required } from "../../validation/prop";
import { at } from "../../validation/values";
import type { Backend } from "../backend";
import {
  called,
  choice,
  flag,
  inEnvironment,
  text,
  texts,
  wholeNumber,
} from "../option";
import type { LeftOut } from "../option-group";
import { ACCOUNT_ID, BUCKET, KMS_KEY_ARN, OBJECT_PATH } from "../text-rules";
import { ENDPOINTS, type S3Endpoints } from "./s3-endpoints";
import type { S3State } from "./s3-props";
import { ASSUME_ROLE, ASSUME_ROLE_WITH_WEB_IDENTITY } from "./s3-role";

const byItself: LeftOut = [
  "since S3 locks the state by itself now, with no table of DynamoDB",
  "leave it out",
];
const inEndpoints = (service: string): LeftOut => [
  "since Terraform has put it among the endpoints",
  `write endpoints: { ${service}: "https://…" }`,
];
const metadata: LeftOut = [
  "since it belongs to the machine that Terraform runs on",
  "set AWS_EC2_METADATA_SERVICE_ENDPOINT or AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE there",
];
const proxy: LeftOut = [
  "since it belongs to the machine that Terraform runs on",
  "set HTTPS_PROXY and NO_PROXY there",
];
const always: LeftOut = ["since it is always on", "leave it out"];

export const S3: Backend<S3State> = {
  options: {
    bucket: required(text(BUCKET)),
    key: text(OBJECT_PATH),
    region: required(text()),
    kmsKeyArn: called("kms_key_id", text(KMS_KEY_ARN)),
    assumeRole: ASSUME_ROLE,
    assumeRoleWithWebIdentity: ASSUME_ROLE_WITH_WEB_IDENTITY,
    allowedAccountIds: texts(ACCOUNT_ID),
    profile: text(),
    sharedConfigFiles: texts(),
    sharedCredentialsFiles: texts(),
    workspaceKeyPrefix: text(OBJECT_PATH),
    maxRetries: wholeNumber("times", 0, 100),
    retryMode: choice(["standard", "adaptive"]),
    customCaBundle: text(),
    useFipsEndpoint: flag,
    useDualstackEndpoint: flag,
    stsRegion: text(),
    endpoints: ENDPOINTS,
    usePathStyle: flag,
    skipCredentialsValidation: flag,
    skipMetadataApiCheck: flag,
    skipRegionValidation: flag,
    skipRequestingAccountId: flag,
    skipS3Checksum: flag,
  },
  always: { encrypt: true, use_lockfile: true },
  since: "1.10.0",
  secrets: {
    access_key: inEnvironment("AWS_ACCESS_KEY_ID"),
    secret_key: inEnvironment("AWS_SECRET_ACCESS_KEY"),
    token: inEnvironment("AWS_SESSION_TOKEN"),
    sse_customer_key: inEnvironment("AWS_SSE_CUSTOMER_KEY"),
  },
  leftOut: {
    encrypt: always,
    use_lockfile: always,
    dynamodb_table: byItself,
    dynamodb_endpoint: byItself,
    endpoint: inEndpoints("s3"),
    iam_endpoint: inEndpoints("iam"),
    sts_endpoint: inEndpoints("sts"),
    shared_credentials_file: [
      "since Terraform takes several files now",
      'write sharedCredentialsFiles: ["…"]',
    ],
    force_path_style: [
      "since Terraform has given it another name",
      "write usePathStyle",
    ],
    forbidden_account_ids: [
      "since an account that is forgotten would not be forbidden",
      "write allowedAccountIds",
    ],
    acl: [
      "since the bucket's owner owns the state, and nobody else may read it",
      "leave it out",
    ],
    insecure: [
      "since anyone on the way could read and change the state",
      "write customCaBundle with the authority of the endpoint's certificate",
    ],
    ec2_metadata_service_endpoint: metadata,
    ec2_metadata_service_endpoint_mode: metadata,
    http_proxy: proxy,
    https_proxy: proxy,
    no_proxy: proxy,
  },
  defaults: (stackId, { key = `${stackId}.tfstate` }) => ({ key }),
  apart: "key",
  location: ({ bucket, key, endpoints }) => [
    bucket,
    key,
    (endpoints as S3Endpoints | undefined)?.s3,
  ],
  check(problems, path, given) {
    const { region, stsRegion, kmsKeyArn, endpoints } = given;
    // Storage that only speaks S3's language has regions of its own.
    if (endpoints?.s3 !== undefined) return;
    if (given.skipRegionValidation !== true)
      for (const [prop, value] of Object.entries({ region, stsRegion }))
        if (value !== undefined)
          regionOfAws.check(problems, at(path, prop), value);
    if (kmsKeyArn !== undefined)
      keyArn({ region }, "the state's").check(
        problems,
        at(path, "kmsKeyArn"),
        kmsKeyArn,
      );
  },
};
