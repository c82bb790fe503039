import { listHouseholds } from "@/lib/domain/api/operation/households";
import { answering } from "@/lib/server/api/answering";
import { readHouseholds } from "@/lib/server/api/read/households";

export const GET = answering(listHouseholds, readHouseholds);
