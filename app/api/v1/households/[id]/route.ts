import { getHousehold } from "@/lib/domain/api/operation/households";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readHousehold } from "@/lib/server/api/read/households";

export const GET = answering(getHousehold, readHousehold);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
