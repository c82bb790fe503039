import { editionIn, isAddress } from "@/lib/domain/open-data/address";
import { openAnswer } from "@/lib/server/open-data/answer";
import { readPublished } from "@/lib/server/open-data/public-queries";

interface Context {
  readonly params: Promise<{ readonly wilayah: string; readonly kumpulan: string; readonly berkas: string }>;
}

/** The file of a published edition, byte for byte as its checksum says. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { wilayah: regionCode, kumpulan: dataset, berkas } = await params;
  const edition = editionIn(berkas);
  if (edition === null || !isAddress(regionCode, dataset)) return openAnswer(request, null);
  const body = await readPublished({ regionCode, dataset, edition });
  if (body === null) return openAnswer(request, null);
  return openAnswer(request, { body, type: "text/csv", name: `${dataset}-${regionCode}-${edition}.csv` });
}
