import { getLocale, getTranslations } from "next-intl/server";
import { formatCheckToken, parseCheckToken } from "@/lib/domain/meeting/check-token";
import { receiptEnd } from "@/lib/domain/receipt/receipt";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { config } from "@/lib/server/config/config";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { receiptDocument } from "@/lib/server/print/receipt-document";
import { findReceipt } from "@/lib/server/receipt/find-receipt";
import { signReceipt } from "@/lib/server/receipt/signature";
import { villageLine } from "@/lib/server/region/queries";

/** A receipt as a sheet, for whoever holds its code. It names no family. */
export async function GET(request: Request, { params }: { params: Promise<{ kode: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const code = parseCheckToken((await params).kode);
  const found = code === null ? null : await findReceipt(code);
  if (found === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const [locale, words, village] = await Promise.all([
    getLocale().then(localeOf),
    getTranslations("selfUpdate.receipt"),
    villageLine(found.villageCode),
  ]);
  const text = formatCheckToken(found.code);
  const signature = signReceipt(found);
  const paper = {
    kind: found.kind,
    code: text,
    village,
    madeOn: formatDate(found.madeOn, locale),
    lastDay: formatDate(receiptEnd(found.madeOn), locale),
    checkUrl: `${config().publicUrl}/bukti/${text}`,
    signedUrl: `${config().publicUrl}/bukti/${text}?t=${found.madeOn}&s=${signature}`,
    signature,
  };
  return pdfResponse(await renderPdf(receiptDocument(paper, words)), "bukti-pemutakhiran.pdf");
}
