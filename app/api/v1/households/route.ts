import { listHouseholds } from "@/lib/domain/api/operation/households";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readHouseholds } from "@/lib/server/api/read/households";

export const GET = answering(listHouseholds, readHouseholds);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
