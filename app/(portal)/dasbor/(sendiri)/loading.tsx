import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";
import { SkeletonBox, SkeletonHeading, SkeletonRows } from "@/components/ui/skeleton-shapes";

const FIGURES = ["families", "people", "lowFamilies", "lowPeople", "updated"] as const;

/** The dashboard's own shape: five figures in a row, then the table. */
export default async function Loading() {
  const t = await getTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      <div className="space-y-5">
        <SkeletonHeading />
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-5 [&>:last-child]:col-span-2 lg:[&>:last-child]:col-span-1">
          {FIGURES.map((figure) => (
            <SkeletonBox key={figure} />
          ))}
        </div>
        <SkeletonRows />
      </div>
    </Skeleton>
  );
}
