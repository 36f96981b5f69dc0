import { group, text } from "../option";
import { ADDRESS } from "../text-rules";

/** Addresses of services in place of AWS's own. */
export interface S3Endpoints {
  /**
   * The storage itself: `https://s3.example.com`.
   *
   * @default - AWS's
   */
  readonly s3?: string;

  /**
   * The security token service.
   *
   * @default - AWS's
   */
  readonly sts?: string;

  /**
   * Identity and access management.
   *
   * @default - AWS's
   */
  readonly iam?: string;

  /**
   * The identity center, formerly called single sign-on.
   *
   * @default - AWS's
   */
  readonly sso?: string;
}

export const ENDPOINTS = group<S3Endpoints>({
  options: {
    s3: text(ADDRESS),
    sts: text(ADDRESS),
    iam: text(ADDRESS),
    sso: text(ADDRESS),
  },
  leftOut: {
    dynamodb: [
      "since S3 locks the state by itself now, with no table of DynamoDB",
      "leave it out",
    ],
  },
});
