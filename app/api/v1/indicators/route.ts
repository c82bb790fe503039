import { listIndicators } from "@/lib/domain/api/operation/reference";
import { answering } from "@/lib/server/api/answering";
import { readIndicators } from "@/lib/server/api/read/reference";

export const GET = answering(listIndicators, readIndicators);
