import { refusingVerbs } from "@/lib/server/api/answering";
import { endingSubscriptions } from "@/lib/server/social/handlers";

export const POST = endingSubscriptions();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
