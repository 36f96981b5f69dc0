import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import { inEnvironment, text, texts } from "../option";
import { ADDRESS, BUCKET, OBJECT_PATH } from "../text-rules";

/**
 * An object in a bucket of Google Cloud Storage, which encrypts it, and locked by a second object beside it.
 * Credentials come from `GOOGLE_CREDENTIALS`, or as Google's own tools find them.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/gcs
 */
export interface GcsState {
  readonly type: "gcs";

  /** The bucket's name. It must exist, best with object versioning. */
  readonly bucket: string;

  /**
   * The folder of the state, `<prefix>/default.tfstate`.
   *
   * @default - the stack's id
   */
  readonly prefix?: string;

  /**
   * The key of Cloud KMS that encrypts the state: `projects/P/locations/L/keyRings/R/cryptoKeys/K`.
   *
   * @default - keys that Google manages
   */
  readonly kmsEncryptionKey?: string;

  /**
   * The service account that is impersonated.
   *
   * @default - the identity of the credentials
   */
  readonly impersonateServiceAccount?: string;

  /**
   * The service accounts by way of which it is impersonated, in order.
   *
   * @default - none
   */
  readonly impersonateServiceAccountDelegates?: readonly string[];

  /**
   * The address of the storage in place of Google's own.
   *
   * @default - what `GOOGLE_BACKEND_STORAGE_CUSTOM_ENDPOINT` says, or Google's
   */
  readonly storageCustomEndpoint?: string;
}

const SERVICE_ACCOUNT = matching(
  /^[^\s@]+@[^\s@]+$/,
  "must be the e-mail address of a service account",
  'write it like "terraform@octo-org.iam.gserviceaccount.com"',
);

export const GCS: Backend<GcsState> = {
  options: {
    bucket: required(text(BUCKET)),
    prefix: text(OBJECT_PATH),
    kmsEncryptionKey: text(
      matching(
        /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/,
        "must be the name of a key in full",
        'write it like "projects/octo-org/locations/europe/keyRings/terraform/cryptoKeys/state"',
      ),
    ),
    impersonateServiceAccount: text(SERVICE_ACCOUNT),
    impersonateServiceAccountDelegates: texts(SERVICE_ACCOUNT),
    storageCustomEndpoint: text(ADDRESS),
  },
  secrets: {
    credentials: inEnvironment("GOOGLE_CREDENTIALS"),
    access_token: inEnvironment("GOOGLE_OAUTH_ACCESS_TOKEN"),
    encryption_key: inEnvironment("GOOGLE_ENCRYPTION_KEY"),
  },
  defaults: (stackId, { prefix = stackId }) => ({ prefix }),
  apart: "prefix",
  location: (block) => [
    block["bucket"],
    block["prefix"],
    block["storage_custom_endpoint"],
  ],
};
