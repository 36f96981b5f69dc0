import { JUDGES } from "../../../src/review/judges";
import { plainJudge } from "../../../src/review/judges/plain-types";

test.each([
  ...["aws_vpc", "aws_guardduty_detector", "random_id", "tls_private_key"],
  ...["google_compute_network", "google_monitoring_alert_policy"],
  ...[
    "azurerm_resource_group",
    "azurerm_dns_zone",
    "azurerm_monitor_action_group",
  ],
])(
  "a new %s is harmless, and what becomes of one that is there is not judged",
  (type) => {
    expect(plainJudge(type)?.rest).toBe("harmless where new");
  },
);

test("a value in the state is harmless, whatever becomes of it", () => {
  expect(plainJudge("null_resource")?.rest).toBe("harmless");
  expect(plainJudge("time_sleep")?.rest).toBe("harmless");
});

test.each([
  ...["aws_instance", "aws_lambda_function", "aws_vpc_peering_connection"],
  ...["aws_elasticache_user", "google_compute_instance", "other_vpc", "aws_vp"],
])("%s is not known to be harmless", (type) => {
  expect(plainJudge(type)).toBeUndefined();
});

test("what has a judge of its own has no other", () => {
  // Objects and databases have attributes that their judges or any type's tell.
  expect([...JUDGES.keys()].filter((type) => plainJudge(type))).toEqual([
    ...["aws_s3_object", "aws_s3_bucket_object"],
  ]);
});
