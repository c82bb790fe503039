import { listRegions } from "@/lib/domain/api/operation/regions";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readRegions } from "@/lib/server/api/read/regions";

export const GET = answering(listRegions, readRegions);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
