import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FormFrame } from "@/components/self-update/form-frame";
import { OwnReviewView } from "@/components/self-update/own-review-view";
import { buttonClass } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { SendingId } from "@/components/ui/sending-id";
import { TextArea } from "@/components/ui/text-area";
import { ownReview } from "@/lib/domain/self-update/own-review";
import { TOLD_MAX } from "@/lib/domain/self-update/told";
import { localeOf } from "@/lib/i18n/locale";
import { requireOwnForm } from "@/lib/server/self-update/require-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.review"))("title"), robots: { index: false, follow: false } };
}

/** What is sent, read once before it is: changes from what to what, what does not fit, and the one button. */
export default async function OwnReviewPage({ searchParams }: PageProps<"/mandiri/periksa">) {
  const [{ state }, t, locale, { masalah }] = await Promise.all([
    requireOwnForm(),
    getTranslations("selfUpdate.review"),
    getLocale().then(localeOf),
    searchParams,
  ]);
  const { view, context, photos, version } = state;
  return (
    <FormFrame title={t("title")} lead={t("lead")} fault={masalah}>
      <OwnReviewView view={view} review={ownReview(view, locale, context)} photos={photos.length} locale={locale} />
      <form method="post" action="/mandiri/periksa/kirim" className="space-y-4">
        <SendingId />
        <input type="hidden" name="versi" value={version} />
        <Field id="cerita" label={t("told")} hint={t("toldHint")}>
          {(control) => (
            <TextArea {...control} name="cerita" rows={4} maxLength={TOLD_MAX} defaultValue={view.own.told} />
          )}
        </Field>
        <p className="text-base text-muted">{t("then")}</p>
        <button type="submit" className={buttonClass("primary", "normal", "w-full")}>
          {t("go")}
        </button>
      </form>
    </FormFrame>
  );
}
