import { getAccessTimes } from "@/lib/domain/api/operation/access-times";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readAccessTimes } from "@/lib/server/api/read/access-times";

export const GET = answering(getAccessTimes, readAccessTimes);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
