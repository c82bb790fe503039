import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { FORM_PATH } from "@/lib/domain/self-update/form-path";
import { FaultNote } from "./fault-note";

export interface FormFrameProps {
  readonly title: string;
  readonly lead: string;
  /** What an address says went wrong. */
  readonly fault: unknown;
  readonly children: ReactNode;
}

/** A page of a family's form: the way back to the list of sections, its title, and what went wrong. */
export async function FormFrame({ title, lead, fault, children }: FormFrameProps) {
  const t = await getTranslations("selfUpdate.form");
  return (
    <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
      <PageHeading
        above={
          <Link href={FORM_PATH} className="link inline-flex min-h-11 items-center">
            {t("toList")}
          </Link>
        }
        title={title}
        lead={lead}
      />
      <FaultNote fault={fault} />
      {children}
    </div>
  );
}
