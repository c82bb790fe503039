import { receivingVillage } from "@/lib/server/sid-push/receive";

export const POST = receivingVillage();
