import { getProposal } from "@/lib/domain/api/operation/proposals";
import { answering, refusingVerbs } from "@/lib/server/api/answering";
import { readProposal } from "@/lib/server/api/read/proposals";

export const GET = answering(getProposal, readProposal);
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
