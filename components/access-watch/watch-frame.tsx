import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { EXCEPTIONS_PATH, HOLDERS_PATH, WATCH_PATH } from "@/lib/domain/access/watch-page";

const PATHS = { doors: WATCH_PATH, exceptions: EXCEPTIONS_PATH, holders: HOLDERS_PATH } as const;
const PARTS = ["doors", "exceptions", "holders"] as const;

/** Heading and parts of the pages of automatic access. */
export async function WatchFrame({
  part,
  children,
}: {
  readonly part: keyof typeof PATHS;
  readonly children: ReactNode;
}) {
  const [t, common] = await Promise.all([getTranslations("accessWatch"), getTranslations("common")]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t(`${part}.lead`)}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/akses" }, { label: t("title") }]}
          />
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("parts")}
          items={PARTS.map((each) => ({ href: PATHS[each], label: t(`part.${each}`), current: each === part }))}
        />
        {children}
      </div>
    </>
  );
}
