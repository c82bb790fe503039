import { giveHints } from "@/lib/domain/api/operation/hints";
import { refusingVerbs, taking } from "@/lib/server/api/answering";
import { takeHints } from "@/lib/server/api/write/hints";

export const POST = taking(giveHints, takeHints);
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
