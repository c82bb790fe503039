import { listProposals } from "@/lib/domain/api/operation/proposals";
import { answering } from "@/lib/server/api/answering";
import { readProposals } from "@/lib/server/api/read/proposals";

export const GET = answering(listProposals, readProposals);
