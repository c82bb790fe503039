import { getIndicatorFigures } from "@/lib/domain/api/operation/aggregates";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readIndicatorFigures } from "@/lib/server/api/read/aggregates";

export const GET = answering(getIndicatorFigures, readIndicatorFigures);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
