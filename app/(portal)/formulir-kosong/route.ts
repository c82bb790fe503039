import { getLocale, getTranslations } from "next-intl/server";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { currentInstruments, FIRST_INSTRUMENT } from "@/lib/domain/instrument/registry";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { blankForm, blankMembers } from "@/lib/server/print/blank-form";
import { isRouterRequest, notForRouter, pdfResponse } from "@/lib/server/print/pdf-response";
import { formOfRegion } from "@/lib/server/regional/region-set";

/** The empty form for pen and paper; `?anggota=4` says for how many members, `?kuesioner=` which form. */
export async function GET(request: Request): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requireActor();
  const locale = localeOf(await getLocale());
  const query = new URL(request.url).searchParams;
  const members = blankMembers(query.get("anggota"));
  const asked = instrumentOfAddress(query.get("kuesioner"));
  const instrument = await formOfRegion(asked, actor.grant.regionCode, new Date());
  const form = await blankForm(instrument, locale, members, await getTranslations("print"));
  return pdfResponse(form, `formulir-kosong-${instrument.code}.pdf`);
}

function instrumentOfAddress(asked: string | null): Instrument {
  return currentInstruments().find(({ code }) => code === asked) ?? FIRST_INSTRUMENT;
}
