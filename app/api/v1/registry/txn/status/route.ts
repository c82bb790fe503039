import { refusingVerbs } from "@/lib/server/api/answering";
import { tellingStatusLater } from "@/lib/server/social/handlers";

export const POST = tellingStatusLater();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
