import { providerDoor } from "@/lib/server/self-update/provider-response";

export async function GET(request: Request): Promise<Response> {
  return providerDoor(request);
}
