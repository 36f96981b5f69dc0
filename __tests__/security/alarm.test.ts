import { ALARM_REFUSALS } from "./alarm.cases";
import { testRefusals } from "./refusals";

testRefusals(ALARM_REFUSALS);
