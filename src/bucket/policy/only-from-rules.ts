import type { Problems } from "../../validation/problems";
import {
  at,
  checkObject,
  checkUnique,
  isFilledList,
  isKnownEntry,
  isKnownText,
  knownTexts,
} from "../../validation/shape";
import type { OnlyFrom } from "./only-from";

const EXAMPLE = '{ vpcEndpointIds: ["vpce-0123456789abcdef0"] }';

/** Checks where requests must come from. */
export function checkOnlyFrom(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined) return;
  const shape = { vpcEndpointIds: false, organizationId: false };
  const fix = `write ${EXAMPLE}, or leave the prop out`;
  if (!checkObject<OnlyFrom>(problems, path, value, shape, fix)) return;
  const { vpcEndpointIds, organizationId } = value;
  if (vpcEndpointIds === undefined && organizationId === undefined)
    problems.add(
      path,
      "must name VPC endpoints, or an organization, or both",
      value,
      fix,
    );
  checkEndpoints(problems, at(path, "vpcEndpointIds"), vpcEndpointIds);
  const where = at(path, "organizationId");
  if (
    isKnownText(problems, where, organizationId) &&
    !/^o-[a-z0-9]{10,32}$/.test(organizationId)
  )
    problems.add(
      where,
      "must be the id of an organization of AWS",
      organizationId,
      'write it like "o-a1b2c3d4e5", as `aws organizations describe-organization` shows it',
    );
}

function checkEndpoints(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (!isFilledList(problems, path, value, 'write ["vpce-0123456789abcdef0"]'))
    return;
  value.forEach((one, index) => {
    const where = `${path}[${index}]`;
    if (
      isKnownEntry(problems, where, one) &&
      !/^vpce-[0-9a-f]{8}(?:[0-9a-f]{9})?$/.test(one)
    )
      problems.add(
        where,
        "must be the id of a VPC endpoint",
        one,
        'write it like "vpce-0123456789abcdef0", as `aws ec2 describe-vpc-endpoints` shows it',
      );
  });
  checkUnique(
    problems,
    knownTexts(value),
    (index) => `${path}[${index}]`,
    "must differ from the other endpoints",
    "remove one of the two",
  );
}
