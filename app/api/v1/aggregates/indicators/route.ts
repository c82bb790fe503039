import { getIndicatorFigures } from "@/lib/domain/api/operation/aggregates";
import { answering } from "@/lib/server/api/answering";
import { readIndicatorFigures } from "@/lib/server/api/read/aggregates";

export const GET = answering(getIndicatorFigures, readIndicatorFigures);
