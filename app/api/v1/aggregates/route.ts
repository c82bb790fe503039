import { getAggregate } from "@/lib/domain/api/operation/aggregates";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readAggregate } from "@/lib/server/api/read/aggregates";

export const GET = answering(getAggregate, readAggregate);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
