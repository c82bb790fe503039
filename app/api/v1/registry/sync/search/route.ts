import { refusingVerbs } from "@/lib/server/api/answering";
import { searchingNow } from "@/lib/server/social/handlers";

export const POST = searchingNow();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
