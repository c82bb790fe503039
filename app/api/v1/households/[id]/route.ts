import { getHousehold } from "@/lib/domain/api/operation/households";
import { answering } from "@/lib/server/api/answering";
import { readHousehold } from "@/lib/server/api/read/households";

export const GET = answering(getHousehold, readHousehold);
