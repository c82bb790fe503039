import { listChanges } from "@/lib/domain/api/operation/proposals";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readChanges } from "@/lib/server/api/read/changes";

export const GET = answering(listChanges, readChanges);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
