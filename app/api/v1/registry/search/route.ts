import { refusingVerbs } from "@/lib/server/api/answering";
import { searchingLater } from "@/lib/server/social/handlers";

export const POST = searchingLater();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
