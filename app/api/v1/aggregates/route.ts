import { getAggregate } from "@/lib/domain/api/operation/aggregates";
import { answering } from "@/lib/server/api/answering";
import { readAggregate } from "@/lib/server/api/read/aggregates";

export const GET = answering(getAggregate, readAggregate);
