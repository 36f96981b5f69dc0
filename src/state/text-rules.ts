import { kmsParts } from "../aws/arn";
import { matching } from "../validation/text-rule";

/** An address that is asked over TLS, or on the machine itself. */
export const ADDRESS = matching(
  /^(?:https:\/\/[^\s/]|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))\S*$/,
  "must start with https://, since the state and the password pass over it",
  'write it like "https://terraform.example.com/state"',
);

/** The path of an object in a bucket, or of a folder. */
export const OBJECT_PATH = matching(
  /^(?!\.?\/)(?!.*\/\/)(?!.*\/$).+$/,
  'must not start or end with "/", and must have no "//" and no "./" in front',
  'write it like "teams/data/postgres-backups.tfstate"',
);

/** The name of a bucket, of whichever cloud. */
export const BUCKET = matching(
  /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/,
  "must be the bucket's name alone, in lower case",
  'write it like "octo-org-terraform-state"',
);

const KEY_WITH_ID =
  /^key\/(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** An ARN of a key of KMS, in the form that Terraform takes: with a UUID, or the id of a key of several regions. */
export const KMS_KEY_ARN = matching(
  (arn) => KEY_WITH_ID.test(kmsParts(arn)?.resource ?? ""),
  "must be the ARN of a key, not of an alias",
  'write it like "arn:aws:kms:us-east-1:123456789012:key/0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71"',
);

/** The id of an account of AWS. */
export const ACCOUNT_ID = matching(
  /^\d{12}$/,
  "must be a string of 12 digits",
  "copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
);
