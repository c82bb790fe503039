import { refusingVerbs } from "@/lib/server/api/answering";
import { receivingVillage } from "@/lib/server/sid-push/receive";

export const POST = receivingVillage();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
