import type { ResourceRequest } from "../../support/policy-evaluator";
import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  type Asker,
  DEPLOYER,
  INSIDE,
  type JudgedStack,
  mayEverything,
  STRANGERS,
} from "../judged-stacks";
import { actionsOf, type ServiceAction } from "../service-actions";

/** A request that both policies judge. */
export interface ComparedRequest {
  /** Who asks, in words. */
  readonly who: string;
  readonly request: ResourceRequest;
}

/** In what requests differ, beside their action. */
export interface Dimensions {
  /** Who asks, in words. */
  readonly askers: Readonly<Record<string, Asker>>;
  /** The backups that are asked for. */
  readonly keys: readonly string[];
  /** What is listed. */
  readonly prefixes: readonly (string | undefined)[];
  /** The version of TLS; none is plain HTTP. */
  readonly tls: readonly (string | undefined)[];
  /** Where requests come from. */
  readonly places: readonly Context[];
}

type Context = NonNullable<ResourceRequest["contextVariables"]>;

/** The ways in which an upload asks to be encrypted. */
const ENCRYPTIONS: readonly Context[] = [
  {},
  { "s3:x-amz-server-side-encryption-customer-algorithm": "AES256" },
  { "s3:x-amz-server-side-encryption": "AES256" },
  { "s3:x-amz-server-side-encryption": "aws:kms" },
  {
    "s3:x-amz-server-side-encryption": "aws:kms",
    "s3:x-amz-server-side-encryption-aws-kms-key-id": `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/other`,
  },
];

function permitted({ jobs: [{ role }] }: JudgedStack): Dimensions["askers"] {
  return {
    "a job": role,
    "a job with every permission": mayEverything(role),
    "others with every permission": DEPLOYER,
  };
}

/** What requests differ in that the guide's stack decides. */
export function ofTheGuide(judged: JudgedStack): Dimensions {
  return {
    askers: { ...permitted(judged), ...STRANGERS },
    keys: ["acme-co-prod-backup/b.gz"],
    prefixes: [undefined, "acme-co-prod-backup/"],
    tls: ["1.2", "1.1", undefined],
    places: [{}],
  };
}

/** What requests differ in that a stack with everything on decides besides. */
export function ofOptions(judged: JudgedStack): Dimensions {
  const folders = judged.jobs.map(({ folder }) => folder);
  return {
    askers: permitted(judged),
    keys: [...folders.slice(0, 2), ""].map((folder) => `${folder}b.gz`),
    prefixes: [...folders.slice(0, 2), "", undefined],
    tls: ["1.2"],
    places: [
      INSIDE,
      { ...INSIDE, "aws:SourceVpce": "vpce-22222222222222222" },
      { ...INSIDE, "aws:PrincipalOrgID": "o-ffffffffff" },
    ],
  };
}

/** Every action of S3 on a bucket and in it, in every combination of what it can differ in. */
export async function requestsOf(
  bucket: string,
  dimensions: Dimensions,
): Promise<ComparedRequest[]> {
  const all = await actionsOf("s3", { bucket, object: `${bucket}/` });
  const actions = all.filter(({ own }) => own);
  const requests: ComparedRequest[] = [];
  for (const [who, asker] of Object.entries(dimensions.askers))
    for (const one of actions)
      for (const resource of resources(one, dimensions))
        for (const contextVariables of contexts(one, dimensions))
          requests.push({
            who,
            request: {
              ...asker,
              action: one.action,
              resource,
              contextVariables,
            },
          });
  return requests;
}

/** Only the guide's actions look at what an object is called. */
function resources(
  { action, resource }: ServiceAction,
  { keys }: Dimensions,
): string[] {
  if (!resource.endsWith("/")) return [resource];
  const looked = /^s3:(Delete|Get|Put)Object$/.test(action)
    ? keys
    : keys.slice(0, 1);
  return looked.map((key) => resource + key);
}

function contexts(
  { action, conditionKeys }: ServiceAction,
  { places, prefixes, tls }: Dimensions,
): Context[] {
  const knowsTls = conditionKeys.includes("s3:TlsVersion");
  const transports = tls.map((version): Context => ({
    "aws:SecureTransport": String(version !== undefined),
    "s3:TlsVersion": knowsTls ? version : undefined,
  }));
  const encryptions = action === "s3:PutObject" ? ENCRYPTIONS : [{}];
  const lists: Context[] =
    action === "s3:ListBucket"
      ? prefixes.map((prefix) => ({ "s3:prefix": prefix }))
      : [{}];
  return transports.flatMap((transport) =>
    places.flatMap((place) =>
      encryptions.flatMap((encryption) =>
        lists.map((list) => ({
          ...transport,
          ...place,
          ...encryption,
          ...list,
        })),
      ),
    ),
  );
}
