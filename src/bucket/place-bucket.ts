import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { ITerraformDependable } from "cdktf";
import {
  type BucketArguments,
  type BucketFeature,
  ORDER_OF_CREATION,
} from "./features/feature";
import { requireProvider } from "../terraform/versions";
import { namespaceOf } from "./account-regional-name";
import type { PlacedBucket, Site } from "./site";
import { guardSettings } from "./sole-owner";
import type { NameProps } from "./features/name";
import { policyStatements } from "./policy-statements";

/**
 * The first version of the AWS provider that can make a bucket in the namespace of an account.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/46917
 */
const KNOWS_NAMESPACES = "6.37.0";

/**
 * Places a bucket with its features: first what must be there before it, then the bucket, then its settings one after
 * the other, in the order of creation.
 */
export function placeBucket<T extends NameProps>(
  features: readonly BucketFeature<T>[],
  options: T,
  given: Site,
): PlacedBucket {
  const prepared = features.reduce<Site>(
    (site, { prepare }) => ({ ...site, ...prepare?.(options, site) }),
    given,
  );
  const site: Site = {
    ...prepared,
    statements: policyStatements(features, options, prepared),
  };
  const { preventDestroy, precondition, ...own } =
    features.reduce<BucketArguments>(
      (all, { bucket }) => ({ ...all, ...bucket?.(options, site) }),
      {},
    );
  const { provider, scope } = site;
  const resource = new S3Bucket(scope, "Default", {
    ...own,
    bucket: options.name,
    provider,
    lifecycle: { preventDestroy, precondition },
  });
  if (namespaceOf(options.name) !== undefined) {
    // The bindings do not know it yet.
    resource.addOverride("bucket_namespace", "account-regional");
    requireProvider(resource.cdktfStack, KNOWS_NAMESPACES);
  }
  const { bucket } = resource;
  const ready = inOrder(features).reduce<ITerraformDependable>(
    (before, { place }) =>
      place?.(options, site, { bucket, provider, dependsOn: [before] }) ??
      before,
    resource,
  );
  guardSettings(scope, resource);
  return { bucket, ready, key: site.key };
}

function inOrder<T>(
  features: readonly BucketFeature<T>[],
): readonly BucketFeature<T>[] {
  return ORDER_OF_CREATION.flatMap((turn) =>
    features.filter((feature) => feature.turn === turn),
  );
}
