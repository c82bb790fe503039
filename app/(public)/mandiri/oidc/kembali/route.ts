import { providerReturn } from "@/lib/server/self-update/provider-response";

export async function GET(request: Request): Promise<Response> {
  return providerReturn(request);
}
