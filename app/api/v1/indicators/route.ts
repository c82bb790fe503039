import { listIndicators } from "@/lib/domain/api/operation/reference";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readIndicators } from "@/lib/server/api/read/reference";

export const GET = answering(listIndicators, readIndicators);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
