import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FormFrame } from "@/components/self-update/form-frame";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { MOST_PHOTO_BYTES, MOST_PHOTOS, PHOTO_FAULTS, PHOTO_SHOWS } from "@/lib/domain/self-update/photo";
import { requireOwnForm } from "@/lib/server/self-update/require-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.photos"))("title"), robots: { index: false, follow: false } };
}

const MEGABYTES = MOST_PHOTO_BYTES / 1024 / 1024;

/** Pictures that go along. They are not shown again: whoever else holds the letter sees that there are some, and no more. */
export default async function OwnPhotosPage({ searchParams }: PageProps<"/mandiri/foto">) {
  const [{ state }, t, { masalah }] = await Promise.all([
    requireOwnForm(),
    getTranslations("selfUpdate.photos"),
    searchParams,
  ]);
  const fault = PHOTO_FAULTS.find((one) => one === masalah);
  const { photos, photosSent } = state;
  return (
    <FormFrame title={t("title")} lead={t("lead", { most: MOST_PHOTOS, megabytes: MEGABYTES })} fault={masalah}>
      {fault === undefined ? null : (
        <Alert tone="danger" title={t("faultTitle")} live="assertive">
          {t(`fault.${fault}`, { megabytes: MEGABYTES })}
        </Alert>
      )}
      <Card title={t("have")}>
        {photos.length === 0 ? (
          <p>{t("empty")}</p>
        ) : (
          <ul className="space-y-3">
            {photos.map(({ id, shows, bytes }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                <span>
                  {t(shows)}{" "}
                  <span className="text-base text-muted">
                    {t("size", { kilobytes: Math.max(1, Math.round(bytes / 1024)) })}
                  </span>
                </span>
                <form method="post" action="/mandiri/foto/simpan" encType="multipart/form-data">
                  <button
                    type="submit"
                    name="hapus"
                    value={id}
                    aria-label={t("dropOf", { what: t(shows) })}
                    className={buttonClass("secondary", "small")}
                  >
                    {t("drop")}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {photos.length + photosSent >= MOST_PHOTOS ? (
        <p>{photos.length === 0 ? t("fault.sent") : t("full", { most: MOST_PHOTOS })}</p>
      ) : (
        <form method="post" action="/mandiri/foto/simpan" encType="multipart/form-data" className="space-y-5">
          <RadioCards
            id="isi"
            name="isi"
            legend={t("shows")}
            value="house"
            options={PHOTO_SHOWS.map((shows) => ({ value: shows, label: t(shows) }))}
          />
          <Field id="foto" label={t("file")} hint={t("privacy")}>
            {(control) => (
              <input {...control} type="file" name="foto" accept="image/jpeg,image/png" required className="control" />
            )}
          </Field>
          <button type="submit" className={buttonClass("primary", "normal", "w-full")}>
            {t("go")}
          </button>
        </form>
      )}
    </FormFrame>
  );
}
