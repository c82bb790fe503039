import { getCodebook } from "@/lib/domain/api/operation/reference";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readCodebook } from "@/lib/server/api/read/reference";

export const GET = answering(getCodebook, readCodebook);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
