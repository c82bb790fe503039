import { refusingVerbs } from "@/lib/server/api/answering";
import { takingSubscriptions } from "@/lib/server/social/handlers";

export const POST = takingSubscriptions();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
