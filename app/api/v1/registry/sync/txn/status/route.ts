import { refusingVerbs } from "@/lib/server/api/answering";
import { tellingStatusNow } from "@/lib/server/social/handlers";

export const POST = tellingStatusNow();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
