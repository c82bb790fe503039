import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { CITIZEN_PATH } from "@/lib/domain/citizen/topic";

export interface CitizenFrameProps {
  readonly title: string;
  readonly lead: string;
  /** Between the first page and this one. */
  readonly above?: readonly { readonly label: string; readonly href: string }[];
  readonly children: ReactNode;
}

/** A page for families: large text, one column, nothing that needs script. */
export async function CitizenFrame({ title, lead, above = [], children }: CitizenFrameProps) {
  const [t, common] = await Promise.all([getTranslations("citizen"), getTranslations("common")]);
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-8 text-lg lg:py-12">
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: CITIZEN_PATH }, ...above, { label: title }]}
          />
        }
        title={title}
        lead={lead}
      />
      {children}
    </div>
  );
}
