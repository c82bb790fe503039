"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import type { Route } from "@/components/field/route";
import { useFormAddress } from "@/components/field/use-form-address";
import { Waiting } from "@/components/field/waiting";
import { OpenForm } from "@/components/form/open-form";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { keepPhoto, readPhoto } from "@/lib/client/field/keep-photo";
import type { OpenForm as Opened } from "@/lib/client/field/open-form";
import { NotHere } from "./not-here";
import { useOpenForm } from "./use-open-form";
import { useWorkplace } from "./work-context";

/** The portal's form, on what lies on this device. */
export default function FormHost({ id, route }: { readonly id: string; readonly route: Route }) {
  const t = useTranslations("work.form");
  const form = useOpenForm(id);
  if (form === "opening") return <Waiting label={t("loading")} />;
  if (form === null || form === "unreadable") return <NotHere isUnreadable={form !== null} />;
  return <OpenedForm form={form} route={route} />;
}

function OpenedForm({ form, route }: { readonly form: Opened; readonly route: Route }) {
  const t = useTranslations("work");
  const workplace = useWorkplace();
  const { page, opened, record } = form;
  const address = useFormAddress(route, `/periksa/${record.id}`);
  const photos = useMemo(
    () => ({
      keep: (photo: Blob) => keepPhoto(workplace.parts, record, photo),
      read: (id: string) => readPhoto(workplace.store, workplace.keys, id),
    }),
    [workplace, record],
  );
  const back =
    record.householdId === null || record.beginning?.draft.kind === "new-household"
      ? "#/"
      : `#/keluarga/${record.householdId}`;
  return (
    <OpenForm
      session={opened.session}
      page={page}
      address={address}
      grantId=""
      photos={photos}
      heading={
        <div className="min-w-0">
          <a href={back} className={buttonClass("quiet", "normal", "-ms-4")}>
            <Icon name="arrow-left" />
            {t("form.close")}
          </a>
          <FieldHeading title={page.head.headName === "" ? t("form.newFamily") : page.head.headName} />
        </div>
      }
      loading={<Waiting label={t("form.loading")} />}
    />
  );
}
