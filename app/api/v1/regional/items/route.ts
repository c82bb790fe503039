import { listRegionalItems } from "@/lib/domain/api/operation/regional";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readRegionalItems } from "@/lib/server/api/read/regional-items";

export const GET = answering(listRegionalItems, readRegionalItems);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
