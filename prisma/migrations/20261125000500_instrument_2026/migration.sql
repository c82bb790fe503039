-- The second instrument, DTSEN-PBI-2026: a column for every answer that has no counterpart in Regsosek 2022, condition
-- dates for the parts of a section that only one instrument asks, meters and other families' cards as lists of their
-- own, and the setting of a region's period.

ALTER TABLE public.household
    ADD COLUMN family_presence smallint CONSTRAINT household_family_presence_check CHECK (family_presence IN (0, 1, 2, 3, 4, 5, 6)),
    ADD COLUMN member_count_kk smallint CONSTRAINT household_member_count_kk_check CHECK (member_count_kk BETWEEN 1 AND 99),
    ADD COLUMN urban_rural smallint CONSTRAINT household_urban_rural_check CHECK (urban_rural IN (1, 2)),
    ADD COLUMN postal_code text COLLATE "C" CONSTRAINT household_postal_code_check CHECK (postal_code ~ '^[0-9]{5}$'),
    ADD COLUMN street_name text CONSTRAINT household_street_name_check CHECK (char_length(street_name) <= 100),
    ADD COLUMN house_number text CONSTRAINT household_house_number_check CHECK (char_length(house_number) <= 20),
    ADD COLUMN geo_accuracy_m smallint CONSTRAINT household_geo_accuracy_m_check CHECK (geo_accuracy_m BETWEEN 0 AND 10000),
    ADD COLUMN geo_mode smallint CONSTRAINT household_geo_mode_check CHECK (geo_mode IN (1, 2)),
    ADD COLUMN address_matches_kk smallint CONSTRAINT household_address_matches_kk_check CHECK (address_matches_kk IN (1, 2)),
    ADD COLUMN families_in_house smallint CONSTRAINT household_families_in_house_check CHECK (families_in_house BETWEEN 1 AND 20),
    ADD COLUMN building_type smallint CONSTRAINT household_building_type_check CHECK (building_type IN (1, 2, 3, 4, 5)),
    ADD COLUMN apartment_floor text CONSTRAINT household_apartment_floor_check CHECK (char_length(apartment_floor) <= 100),
    ADD COLUMN land_title_group smallint CONSTRAINT household_land_title_group_check CHECK (land_title_group IN (1, 2, 3, 4)),
    ADD COLUMN monthly_rent_value integer CONSTRAINT household_monthly_rent_value_check CHECK (monthly_rent_value BETWEEN 0 AND 999999999),
    ADD COLUMN floor_condition smallint CONSTRAINT household_floor_condition_check CHECK (floor_condition IN (1, 2, 3, 4)),
    ADD COLUMN wall_condition smallint CONSTRAINT household_wall_condition_check CHECK (wall_condition IN (1, 2, 3, 4)),
    ADD COLUMN roof_condition smallint CONSTRAINT household_roof_condition_check CHECK (roof_condition IN (1, 2, 3, 4)),
    ADD COLUMN electricity_spend integer CONSTRAINT household_electricity_spend_check CHECK (electricity_spend BETWEEN 0 AND 999999999),
    ADD COLUMN phone_credit_spend integer CONSTRAINT household_phone_credit_spend_check CHECK (phone_credit_spend BETWEEN 0 AND 999999999),
    ADD COLUMN internet_spend integer CONSTRAINT household_internet_spend_check CHECK (internet_spend BETWEEN 0 AND 999999999),
    ADD COLUMN photo_front uuid,
    ADD COLUMN photo_living_room uuid,
    ADD COLUMN photo_bathroom uuid,
    ADD COLUMN gas3_count smallint CONSTRAINT household_gas3_count_check CHECK (gas3_count BETWEEN 0 AND 99),
    ADD COLUMN gas55_count smallint CONSTRAINT household_gas55_count_check CHECK (gas55_count BETWEEN 0 AND 99),
    ADD COLUMN fridge_count smallint CONSTRAINT household_fridge_count_check CHECK (fridge_count BETWEEN 0 AND 99),
    ADD COLUMN ac_count smallint CONSTRAINT household_ac_count_check CHECK (ac_count BETWEEN 0 AND 99),
    ADD COLUMN gold_gram smallint CONSTRAINT household_gold_gram_check CHECK (gold_gram BETWEEN 0 AND 30000),
    ADD COLUMN computer_count smallint CONSTRAINT household_computer_count_check CHECK (computer_count BETWEEN 0 AND 99),
    ADD COLUMN motorcycle_count smallint CONSTRAINT household_motorcycle_count_check CHECK (motorcycle_count BETWEEN 0 AND 99),
    ADD COLUMN motorcycle_value integer CONSTRAINT household_motorcycle_value_check CHECK (motorcycle_value BETWEEN 0 AND 2000000000),
    ADD COLUMN car_count smallint CONSTRAINT household_car_count_check CHECK (car_count BETWEEN 0 AND 99),
    ADD COLUMN car_value integer CONSTRAINT household_car_value_check CHECK (car_value BETWEEN 0 AND 2000000000),
    ADD COLUMN other_land_count smallint CONSTRAINT household_other_land_count_check CHECK (other_land_count BETWEEN 0 AND 99),
    ADD COLUMN other_house_count smallint CONSTRAINT household_other_house_count_check CHECK (other_house_count BETWEEN 0 AND 99),
    ADD COLUMN place_regsosek_as_of date,
    ADD COLUMN place_regsosek_source smallint CONSTRAINT household_place_regsosek_source_check CHECK (place_regsosek_source IN (1, 2, 3, 4)),
    ADD COLUMN place_dtsen_as_of date,
    ADD COLUMN place_dtsen_source smallint CONSTRAINT household_place_dtsen_source_check CHECK (place_dtsen_source IN (1, 2, 3, 4)),
    ADD COLUMN housing_regsosek_as_of date,
    ADD COLUMN housing_regsosek_source smallint CONSTRAINT household_housing_regsosek_source_check CHECK (housing_regsosek_source IN (1, 2, 3, 4)),
    ADD COLUMN housing_dtsen_as_of date,
    ADD COLUMN housing_dtsen_source smallint CONSTRAINT household_housing_dtsen_source_check CHECK (housing_dtsen_source IN (1, 2, 3, 4)),
    ADD COLUMN assets_dtsen_as_of date,
    ADD COLUMN assets_dtsen_source smallint CONSTRAINT household_assets_dtsen_source_check CHECK (assets_dtsen_source IN (1, 2, 3, 4));
COMMENT ON COLUMN public.household.family_presence IS 'Status keberadaan keluarga';
COMMENT ON COLUMN public.household.member_count_kk IS 'Jumlah anggota keluarga sesuai KK';
COMMENT ON COLUMN public.household.urban_rural IS 'Klasifikasi desa/kota';
COMMENT ON COLUMN public.household.postal_code IS 'Kode pos';
COMMENT ON COLUMN public.household.street_name IS 'Nama jalan';
COMMENT ON COLUMN public.household.house_number IS 'Nomor rumah';
COMMENT ON COLUMN public.household.geo_accuracy_m IS 'Ketelitian lokasi (meter)';
COMMENT ON COLUMN public.household.geo_mode IS 'Cara menentukan lokasi';
COMMENT ON COLUMN public.household.address_matches_kk IS 'Apakah alamat tersebut sesuai dengan alamat pada Kartu Keluarga?';
COMMENT ON COLUMN public.household.families_in_house IS 'Jumlah keluarga yang tinggal dalam 1 rumah/tempat tinggal';
COMMENT ON COLUMN public.household.building_type IS 'Jenis bangunan tempat tinggal';
COMMENT ON COLUMN public.household.apartment_floor IS 'Nama/nomor lantai apartemen/rusun';
COMMENT ON COLUMN public.household.land_title_group IS 'Jenis bukti kepemilikan tanah bangunan tempat tinggal (2026)';
COMMENT ON COLUMN public.household.monthly_rent_value IS 'Perkiraan nilai sewa/kontrak sebulan';
COMMENT ON COLUMN public.household.floor_condition IS 'Kondisi lantai';
COMMENT ON COLUMN public.household.wall_condition IS 'Kondisi dinding';
COMMENT ON COLUMN public.household.roof_condition IS 'Kondisi atap';
COMMENT ON COLUMN public.household.electricity_spend IS 'Nilai pengeluaran listrik sebulan';
COMMENT ON COLUMN public.household.phone_credit_spend IS 'Pengeluaran pulsa seluruh anggota keluarga sebulan';
COMMENT ON COLUMN public.household.internet_spend IS 'Pengeluaran internet seluruh anggota keluarga sebulan';
COMMENT ON COLUMN public.household.photo_front IS 'Foto tampak depan (atap & dinding)';
COMMENT ON COLUMN public.household.photo_living_room IS 'Foto ruang tamu (dinding & lantai)';
COMMENT ON COLUMN public.household.photo_bathroom IS 'Foto kamar mandi (kloset)';
COMMENT ON COLUMN public.household.gas3_count IS 'Jumlah tabung gas 3 kg';
COMMENT ON COLUMN public.household.gas55_count IS 'Jumlah tabung gas 5,5 kg atau lebih';
COMMENT ON COLUMN public.household.fridge_count IS 'Jumlah lemari es/kulkas';
COMMENT ON COLUMN public.household.ac_count IS 'Jumlah AC';
COMMENT ON COLUMN public.household.gold_gram IS 'Emas/perhiasan (gram)';
COMMENT ON COLUMN public.household.computer_count IS 'Jumlah komputer/laptop/tablet';
COMMENT ON COLUMN public.household.motorcycle_count IS 'Jumlah sepeda motor';
COMMENT ON COLUMN public.household.motorcycle_value IS 'Total nilai aset sepeda motor';
COMMENT ON COLUMN public.household.car_count IS 'Jumlah mobil';
COMMENT ON COLUMN public.household.car_value IS 'Total nilai aset mobil';
COMMENT ON COLUMN public.household.other_land_count IS 'Jumlah lahan di tempat lain';
COMMENT ON COLUMN public.household.other_house_count IS 'Jumlah rumah/bangunan di tempat lain';
COMMENT ON COLUMN public.household.place_regsosek_as_of IS 'Tanggal keadaan: keterangan tempat, hanya Regsosek 2022';
COMMENT ON COLUMN public.household.place_regsosek_source IS 'Sumber data: keterangan tempat, hanya Regsosek 2022 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.place_dtsen_as_of IS 'Tanggal keadaan: keterangan tempat, hanya DTSEN 2026';
COMMENT ON COLUMN public.household.place_dtsen_source IS 'Sumber data: keterangan tempat, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.housing_regsosek_as_of IS 'Tanggal keadaan: perumahan, hanya Regsosek 2022';
COMMENT ON COLUMN public.household.housing_regsosek_source IS 'Sumber data: perumahan, hanya Regsosek 2022 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.housing_dtsen_as_of IS 'Tanggal keadaan: perumahan, hanya DTSEN 2026';
COMMENT ON COLUMN public.household.housing_dtsen_source IS 'Sumber data: perumahan, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.assets_dtsen_as_of IS 'Tanggal keadaan: kepemilikan aset, hanya DTSEN 2026';
COMMENT ON COLUMN public.household.assets_dtsen_source IS 'Sumber data: kepemilikan aset, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';

ALTER TABLE public.member
    ADD COLUMN phone text CONSTRAINT member_phone_check CHECK (char_length(phone) <= 16),
    ADD COLUMN domicile smallint CONSTRAINT member_domicile_check CHECK (domicile IN (1, 2, 3, 4)),
    ADD COLUMN domicile_province text CONSTRAINT member_domicile_province_check CHECK (char_length(domicile_province) <= 100),
    ADD COLUMN domicile_regency text CONSTRAINT member_domicile_regency_check CHECK (char_length(domicile_regency) <= 100),
    ADD COLUMN domicile_country text CONSTRAINT member_domicile_country_check CHECK (char_length(domicile_country) <= 100),
    ADD COLUMN relation_detail smallint CONSTRAINT member_relation_detail_check CHECK (relation_detail IN (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    ADD COLUMN certificate_group smallint CONSTRAINT member_certificate_group_check CHECK (certificate_group IN (0, 1, 2, 3, 4, 5, 6)),
    ADD COLUMN has_job_income smallint CONSTRAINT member_has_job_income_check CHECK (has_job_income IN (1, 2, 9)),
    ADD COLUMN income_salary integer CONSTRAINT member_income_salary_check CHECK (income_salary BETWEEN 0 AND 999999999),
    ADD COLUMN income_allowance integer CONSTRAINT member_income_allowance_check CHECK (income_allowance BETWEEN 0 AND 999999999),
    ADD COLUMN income_meal integer CONSTRAINT member_income_meal_check CHECK (income_meal BETWEEN 0 AND 999999999),
    ADD COLUMN income_honorarium integer CONSTRAINT member_income_honorarium_check CHECK (income_honorarium BETWEEN 0 AND 999999999),
    ADD COLUMN income_overtime integer CONSTRAINT member_income_overtime_check CHECK (income_overtime BETWEEN 0 AND 999999999),
    ADD COLUMN income_work_other integer CONSTRAINT member_income_work_other_check CHECK (income_work_other BETWEEN 0 AND 999999999),
    ADD COLUMN has_business_income smallint CONSTRAINT member_has_business_income_check CHECK (has_business_income IN (1, 2, 9)),
    ADD COLUMN business_income integer CONSTRAINT member_business_income_check CHECK (business_income BETWEEN 0 AND 999999999),
    ADD COLUMN has_other_income smallint CONSTRAINT member_has_other_income_check CHECK (has_other_income IN (1, 2, 9)),
    ADD COLUMN other_income integer CONSTRAINT member_other_income_check CHECK (other_income BETWEEN 0 AND 999999999),
    ADD COLUMN main_occupation text CONSTRAINT member_main_occupation_check CHECK (char_length(main_occupation) <= 100),
    ADD COLUMN job_status smallint CONSTRAINT member_job_status_check CHECK (job_status IN (1, 2, 3, 4, 5, 6, 9)),
    ADD COLUMN bank_account smallint CONSTRAINT member_bank_account_check CHECK (bank_account IN (1, 2, 3, 4, 9)),
    ADD COLUMN disability_physical smallint CONSTRAINT member_disability_physical_check CHECK (disability_physical IN (1, 2)),
    ADD COLUMN disability_mental smallint CONSTRAINT member_disability_mental_check CHECK (disability_mental IN (1, 2)),
    ADD COLUMN disability_intellectual smallint CONSTRAINT member_disability_intellectual_check CHECK (disability_intellectual IN (1, 2)),
    ADD COLUMN disability_visual smallint CONSTRAINT member_disability_visual_check CHECK (disability_visual IN (1, 2)),
    ADD COLUMN disability_hearing smallint CONSTRAINT member_disability_hearing_check CHECK (disability_hearing IN (1, 2)),
    ADD COLUMN disability_speech smallint CONSTRAINT member_disability_speech_check CHECK (disability_speech IN (1, 2)),
    ADD COLUMN illness_hypertension smallint CONSTRAINT member_illness_hypertension_check CHECK (illness_hypertension IN (1, 2)),
    ADD COLUMN illness_rheumatism smallint CONSTRAINT member_illness_rheumatism_check CHECK (illness_rheumatism IN (1, 2)),
    ADD COLUMN illness_asthma smallint CONSTRAINT member_illness_asthma_check CHECK (illness_asthma IN (1, 2)),
    ADD COLUMN illness_heart_problem smallint CONSTRAINT member_illness_heart_problem_check CHECK (illness_heart_problem IN (1, 2)),
    ADD COLUMN illness_diabetes smallint CONSTRAINT member_illness_diabetes_check CHECK (illness_diabetes IN (1, 2)),
    ADD COLUMN illness_tuberculosis smallint CONSTRAINT member_illness_tuberculosis_check CHECK (illness_tuberculosis IN (1, 2)),
    ADD COLUMN illness_stroke smallint CONSTRAINT member_illness_stroke_check CHECK (illness_stroke IN (1, 2)),
    ADD COLUMN illness_cancer_malignant smallint CONSTRAINT member_illness_cancer_malignant_check CHECK (illness_cancer_malignant IN (1, 2)),
    ADD COLUMN illness_kidney_failure smallint CONSTRAINT member_illness_kidney_failure_check CHECK (illness_kidney_failure IN (1, 2)),
    ADD COLUMN illness_haemophilia smallint CONSTRAINT member_illness_haemophilia_check CHECK (illness_haemophilia IN (1, 2)),
    ADD COLUMN illness_hiv_aids smallint CONSTRAINT member_illness_hiv_aids_check CHECK (illness_hiv_aids IN (1, 2)),
    ADD COLUMN illness_cholesterol smallint CONSTRAINT member_illness_cholesterol_check CHECK (illness_cholesterol IN (1, 2)),
    ADD COLUMN illness_liver_cirrhosis smallint CONSTRAINT member_illness_liver_cirrhosis_check CHECK (illness_liver_cirrhosis IN (1, 2)),
    ADD COLUMN illness_thalassaemia smallint CONSTRAINT member_illness_thalassaemia_check CHECK (illness_thalassaemia IN (1, 2)),
    ADD COLUMN illness_leukaemia smallint CONSTRAINT member_illness_leukaemia_check CHECK (illness_leukaemia IN (1, 2)),
    ADD COLUMN illness_alzheimer smallint CONSTRAINT member_illness_alzheimer_check CHECK (illness_alzheimer IN (1, 2)),
    ADD COLUMN illness_other smallint CONSTRAINT member_illness_other_check CHECK (illness_other IN (1, 2)),
    ADD COLUMN illness_unknown smallint CONSTRAINT member_illness_unknown_check CHECK (illness_unknown IN (1, 2)),
    ADD COLUMN demographic_regsosek_as_of date,
    ADD COLUMN demographic_regsosek_source smallint CONSTRAINT member_demographic_regsosek_source_check CHECK (demographic_regsosek_source IN (1, 2, 3, 4)),
    ADD COLUMN demographic_dtsen_as_of date,
    ADD COLUMN demographic_dtsen_source smallint CONSTRAINT member_demographic_dtsen_source_check CHECK (demographic_dtsen_source IN (1, 2, 3, 4)),
    ADD COLUMN education_regsosek_as_of date,
    ADD COLUMN education_regsosek_source smallint CONSTRAINT member_education_regsosek_source_check CHECK (education_regsosek_source IN (1, 2, 3, 4)),
    ADD COLUMN education_dtsen_as_of date,
    ADD COLUMN education_dtsen_source smallint CONSTRAINT member_education_dtsen_source_check CHECK (education_dtsen_source IN (1, 2, 3, 4)),
    ADD COLUMN employment_dtsen_as_of date,
    ADD COLUMN employment_dtsen_source smallint CONSTRAINT member_employment_dtsen_source_check CHECK (employment_dtsen_source IN (1, 2, 3, 4)),
    ADD COLUMN health_dtsen_as_of date,
    ADD COLUMN health_dtsen_source smallint CONSTRAINT member_health_dtsen_source_check CHECK (health_dtsen_source IN (1, 2, 3, 4)),
    ADD COLUMN account_as_of date,
    ADD COLUMN account_source smallint CONSTRAINT member_account_source_check CHECK (account_source IN (1, 2, 3, 4));
COMMENT ON COLUMN public.member.phone IS 'Nomor telepon/HP';
COMMENT ON COLUMN public.member.domicile IS 'Alamat domisili';
COMMENT ON COLUMN public.member.domicile_province IS 'Provinsi domisili';
COMMENT ON COLUMN public.member.domicile_regency IS 'Kabupaten/kota domisili';
COMMENT ON COLUMN public.member.domicile_country IS 'Negara domisili';
COMMENT ON COLUMN public.member.relation_detail IS 'Hubungan dengan kepala keluarga (2026)';
COMMENT ON COLUMN public.member.certificate_group IS 'Ijazah/STTB tertinggi yang dimiliki (2026)';
COMMENT ON COLUMN public.member.has_job_income IS 'Pendapatan dari pekerjaan';
COMMENT ON COLUMN public.member.income_salary IS 'Upah/gaji sebulan';
COMMENT ON COLUMN public.member.income_allowance IS 'Tunjangan sebulan';
COMMENT ON COLUMN public.member.income_meal IS 'Uang makan sebulan';
COMMENT ON COLUMN public.member.income_honorarium IS 'Honor sebulan';
COMMENT ON COLUMN public.member.income_overtime IS 'Lembur sebulan';
COMMENT ON COLUMN public.member.income_work_other IS 'Pendapatan kerja lainnya sebulan';
COMMENT ON COLUMN public.member.has_business_income IS 'Pendapatan dari usaha (offline/online)';
COMMENT ON COLUMN public.member.business_income IS 'Total pendapatan dari usaha sebulan';
COMMENT ON COLUMN public.member.has_other_income IS 'Penerimaan pendapatan lain';
COMMENT ON COLUMN public.member.other_income IS 'Total penerimaan lain sebulan';
COMMENT ON COLUMN public.member.main_occupation IS 'Profesi/pekerjaan utama';
COMMENT ON COLUMN public.member.job_status IS 'Status kedudukan dalam pekerjaan utama (2026)';
COMMENT ON COLUMN public.member.bank_account IS 'Memiliki rekening aktif atau dompet digital';
COMMENT ON COLUMN public.member.disability_physical IS 'Disabilitas fisik';
COMMENT ON COLUMN public.member.disability_mental IS 'Disabilitas mental';
COMMENT ON COLUMN public.member.disability_intellectual IS 'Disabilitas intelektual';
COMMENT ON COLUMN public.member.disability_visual IS 'Disabilitas sensorik netra';
COMMENT ON COLUMN public.member.disability_hearing IS 'Disabilitas sensorik rungu';
COMMENT ON COLUMN public.member.disability_speech IS 'Disabilitas sensorik wicara';
COMMENT ON COLUMN public.member.illness_hypertension IS 'Keluhan kesehatan kronis: Hipertensi (darah tinggi)';
COMMENT ON COLUMN public.member.illness_rheumatism IS 'Keluhan kesehatan kronis: Rematik';
COMMENT ON COLUMN public.member.illness_asthma IS 'Keluhan kesehatan kronis: Asma';
COMMENT ON COLUMN public.member.illness_heart_problem IS 'Keluhan kesehatan kronis: Masalah jantung';
COMMENT ON COLUMN public.member.illness_diabetes IS 'Keluhan kesehatan kronis: Diabetes (kencing manis)';
COMMENT ON COLUMN public.member.illness_tuberculosis IS 'Keluhan kesehatan kronis: Tuberculosis (TBC)';
COMMENT ON COLUMN public.member.illness_stroke IS 'Keluhan kesehatan kronis: Stroke';
COMMENT ON COLUMN public.member.illness_cancer_malignant IS 'Keluhan kesehatan kronis: Kanker atau tumor ganas';
COMMENT ON COLUMN public.member.illness_kidney_failure IS 'Keluhan kesehatan kronis: Gagal ginjal';
COMMENT ON COLUMN public.member.illness_haemophilia IS 'Keluhan kesehatan kronis: Haemophilia';
COMMENT ON COLUMN public.member.illness_hiv_aids IS 'Keluhan kesehatan kronis: HIV/AIDS';
COMMENT ON COLUMN public.member.illness_cholesterol IS 'Keluhan kesehatan kronis: Kolesterol';
COMMENT ON COLUMN public.member.illness_liver_cirrhosis IS 'Keluhan kesehatan kronis: Sirosis hati';
COMMENT ON COLUMN public.member.illness_thalassaemia IS 'Keluhan kesehatan kronis: Thalasemia';
COMMENT ON COLUMN public.member.illness_leukaemia IS 'Keluhan kesehatan kronis: Leukimia';
COMMENT ON COLUMN public.member.illness_alzheimer IS 'Keluhan kesehatan kronis: Alzheimer';
COMMENT ON COLUMN public.member.illness_other IS 'Keluhan kesehatan kronis: Lainnya';
COMMENT ON COLUMN public.member.illness_unknown IS 'Keluhan kesehatan kronis: Tidak tahu';
COMMENT ON COLUMN public.member.demographic_regsosek_as_of IS 'Tanggal keadaan: demografi, hanya Regsosek 2022';
COMMENT ON COLUMN public.member.demographic_regsosek_source IS 'Sumber data: demografi, hanya Regsosek 2022 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.demographic_dtsen_as_of IS 'Tanggal keadaan: demografi, hanya DTSEN 2026';
COMMENT ON COLUMN public.member.demographic_dtsen_source IS 'Sumber data: demografi, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.education_regsosek_as_of IS 'Tanggal keadaan: pendidikan, hanya Regsosek 2022';
COMMENT ON COLUMN public.member.education_regsosek_source IS 'Sumber data: pendidikan, hanya Regsosek 2022 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.education_dtsen_as_of IS 'Tanggal keadaan: pendidikan, hanya DTSEN 2026';
COMMENT ON COLUMN public.member.education_dtsen_source IS 'Sumber data: pendidikan, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.employment_dtsen_as_of IS 'Tanggal keadaan: pendapatan dan pekerjaan, hanya DTSEN 2026';
COMMENT ON COLUMN public.member.employment_dtsen_source IS 'Sumber data: pendapatan dan pekerjaan, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.health_dtsen_as_of IS 'Tanggal keadaan: disabilitas dan kesehatan, hanya DTSEN 2026';
COMMENT ON COLUMN public.member.health_dtsen_source IS 'Sumber data: disabilitas dan kesehatan, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.account_as_of IS 'Tanggal keadaan: rekening, hanya DTSEN 2026';
COMMENT ON COLUMN public.member.account_source IS 'Sumber data: rekening, hanya DTSEN 2026 (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';

CREATE TABLE public.household_meter (
    regency_code text COLLATE "C" NOT NULL CONSTRAINT household_meter_regency_code_check CHECK (regency_code ~ '^[0-9]{4}$'),
    household_id uuid NOT NULL,
    ordinal smallint NOT NULL CONSTRAINT household_meter_ordinal_check CHECK (ordinal BETWEEN 1 AND 10),
    village_code text COLLATE "C" NOT NULL CONSTRAINT household_meter_village_code_check CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
    power smallint CONSTRAINT household_meter_power_check CHECK (power IN (1, 2, 3, 4, 5)),
    id_type smallint CONSTRAINT household_meter_id_type_check CHECK (id_type IN (1, 2)),
    id_sealed text,
    id_bidx bytea,
    CONSTRAINT household_meter_pkey PRIMARY KEY (regency_code, household_id, ordinal),
    CONSTRAINT household_meter_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
) WITH (fillfactor = 85);

CREATE INDEX household_meter_id_bidx_idx ON public.household_meter (id_bidx);

COMMENT ON TABLE public.household_meter IS 'Meteran listrik sebuah keluarga';
COMMENT ON COLUMN public.household_meter.regency_code IS 'Kode kabupaten/kota';
COMMENT ON COLUMN public.household_meter.household_id IS 'Nomor keluarga dalam kabupaten/kota';
COMMENT ON COLUMN public.household_meter.ordinal IS 'Nomor urut dalam daftar';
COMMENT ON COLUMN public.household_meter.village_code IS 'Kode desa/kelurahan';
COMMENT ON COLUMN public.household_meter.power IS 'Daya terpasang';
COMMENT ON COLUMN public.household_meter.id_type IS 'Jenis nomor';
COMMENT ON COLUMN public.household_meter.id_sealed IS 'Nomor pelanggan/meteran (tersegel)';
COMMENT ON COLUMN public.household_meter.id_bidx IS 'Nomor pelanggan/meteran (indeks buta)';

CREATE TABLE public.household_other_kk (
    regency_code text COLLATE "C" NOT NULL CONSTRAINT household_other_kk_regency_code_check CHECK (regency_code ~ '^[0-9]{4}$'),
    household_id uuid NOT NULL,
    ordinal smallint NOT NULL CONSTRAINT household_other_kk_ordinal_check CHECK (ordinal BETWEEN 1 AND 19),
    village_code text COLLATE "C" NOT NULL CONSTRAINT household_other_kk_village_code_check CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
    kk_sealed text,
    kk_bidx bytea,
    CONSTRAINT household_other_kk_pkey PRIMARY KEY (regency_code, household_id, ordinal),
    CONSTRAINT household_other_kk_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
) WITH (fillfactor = 85);

CREATE INDEX household_other_kk_kk_bidx_idx ON public.household_other_kk (kk_bidx);

COMMENT ON TABLE public.household_other_kk IS 'Kartu Keluarga lain dalam rumah yang sama';
COMMENT ON COLUMN public.household_other_kk.regency_code IS 'Kode kabupaten/kota';
COMMENT ON COLUMN public.household_other_kk.household_id IS 'Nomor keluarga dalam kabupaten/kota';
COMMENT ON COLUMN public.household_other_kk.ordinal IS 'Nomor urut dalam daftar';
COMMENT ON COLUMN public.household_other_kk.village_code IS 'Kode desa/kelurahan';
COMMENT ON COLUMN public.household_other_kk.kk_sealed IS 'Nomor Kartu Keluarga (tersegel)';
COMMENT ON COLUMN public.household_other_kk.kk_bidx IS 'Nomor Kartu Keluarga (indeks buta)';

-- 7: has a family card of their own, asked since 2026. 6 stays "not found" (7 on the form of 2026).
ALTER TABLE public.member DROP CONSTRAINT member_presence_check;
ALTER TABLE public.member ADD CONSTRAINT member_presence_check CHECK (presence IN (1, 2, 3, 4, 5, 6, 7));

-- What only Regsosek asks was as fresh as its section until now.
UPDATE public.household SET
  place_regsosek_as_of = place_as_of, place_regsosek_source = place_source,
  housing_regsosek_as_of = housing_as_of, housing_regsosek_source = housing_source
WHERE place_as_of IS NOT NULL OR housing_as_of IS NOT NULL;
UPDATE public.member SET
  demographic_regsosek_as_of = demographic_as_of, demographic_regsosek_source = demographic_source,
  education_regsosek_as_of = education_as_of, education_regsosek_source = education_source
WHERE demographic_as_of IS NOT NULL OR education_as_of IS NOT NULL;

-- Policies and grants ----------------------------------------------------------------------------------------------

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['household_meter', 'household_other_kk'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      $p$CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND (
        current_setting('app.mode', true) = 'area'
        OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
          SELECT 1 FROM assignment a WHERE a.regency_code = %2$I.regency_code AND a.household_id = %2$I.household_id
            AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))
        OR (current_setting('app.mode', true) = 'single'
          AND %2$I.regency_code = current_setting('app.household_regency', true)
          AND %2$I.household_id = nullif(current_setting('app.household', true), '')::uuid)
      ))$p$,
      name || '_in_scope', name, in_area);
  END LOOP;
END $$;
REVOKE ALL ON household_meter, household_other_kk FROM PUBLIC;
-- A list is written whole: what it held before stands in the revision.
GRANT SELECT, INSERT, UPDATE, DELETE ON household_meter, household_other_kk TO mutakhir_app;

-- What counts ------------------------------------------------------------------------------------------------------

-- Disability: "banyak kesulitan" or worse in any domain (2022), or any of the six long-term types (2026).
CREATE OR REPLACE VIEW rollup_source_member AS
SELECT h.regency_code, h.village_code, coalesce(h.decile_national, 0)::smallint AS decile, coalesce(m.sex, 0)::smallint AS sex,
  m.birth_date, m.demographic_as_of AS as_of,
  coalesce(least(m.difficulty_seeing, m.difficulty_hearing, m.difficulty_walking, m.difficulty_hands, m.difficulty_learning,
    m.difficulty_behaviour, m.difficulty_speaking, m.difficulty_self_care, m.difficulty_remembering) <= 2, false)
  OR coalesce(least(m.disability_physical, m.disability_mental, m.disability_intellectual, m.disability_visual,
    m.disability_hearing, m.disability_speech) = 1, false) AS disability
FROM household h
JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id
WHERE h.status IN (1, 2) AND m.active AND (m.presence IS NULL OR m.presence IN (1, 5));

-- The newest condition date of any block, whichever instrument asked it.
CREATE OR REPLACE VIEW rollup_source_family AS
SELECT h.regency_code, h.village_code, h.id, coalesce(h.decile_national, 0)::smallint AS decile,
  coalesce(min(m.sex) FILTER (WHERE m.relation_to_head = 1), 0)::smallint AS head_sex,
  least(count(m.id) FILTER (WHERE m.presence IS NULL OR m.presence IN (1, 5)), 7)::smallint AS size,
  greatest(h.place_as_of, h.place_regsosek_as_of, h.place_dtsen_as_of, h.officer_as_of, h.housing_as_of, h.housing_regsosek_as_of,
    h.housing_dtsen_as_of, h.programs_as_of, h.assets_as_of, h.assets_dtsen_as_of, h.services_as_of, h.notes_as_of,
    max(greatest(m.demographic_as_of, m.demographic_regsosek_as_of, m.demographic_dtsen_as_of, m.education_as_of,
      m.education_regsosek_as_of, m.education_dtsen_as_of, m.employment_as_of, m.employment_dtsen_as_of, m.business_as_of,
      m.health_as_of, m.health_dtsen_as_of, m.protection_as_of, m.account_as_of))) AS last_as_of
FROM household h
LEFT JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id AND m.active
WHERE h.status IN (1, 2)
GROUP BY h.regency_code, h.village_code, h.id;

-- The setting of a period ------------------------------------------------------------------------------------------

-- Sets a region's year: its window, and the instrument that new drafts begin with. A region that inherited until now
-- gets a row of its own, and proposals that are under way there come along, so that they can still be sent; they keep
-- the instrument and version they were begun with. Answers the period's id, or null when the region is out of scope.
CREATE FUNCTION app_configure_period(
  p_id uuid, p_region text, p_year int, p_instrument text, p_version int, p_starts date, p_ends date, p_at timestamptz
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  own uuid;
  inherited uuid;
  village record;
BEGIN
  IF NOT coalesce(
    (p_region >= current_setting('app.alo1', true) AND p_region < current_setting('app.ahi1', true))
    OR (p_region >= current_setting('app.alo2', true) AND p_region < current_setting('app.ahi2', true))
    OR (p_region >= current_setting('app.alo3', true) AND p_region < current_setting('app.ahi3', true))
    OR (p_region >= current_setting('app.alo4', true) AND p_region < current_setting('app.ahi4', true)), false) THEN
    RETURN NULL;
  END IF;
  -- Two settings of one year wait for each other.
  PERFORM pg_advisory_xact_lock(hashtext('period:' || p_region), p_year);
  SELECT id INTO own FROM period WHERE region_code = p_region AND year = p_year;
  IF own IS NOT NULL THEN
    UPDATE period SET instrument = p_instrument, instrument_version = p_version, starts_on = p_starts, ends_on = p_ends WHERE id = own;
    RETURN own;
  END IF;
  SELECT id INTO inherited FROM period
    WHERE year = p_year AND p_region <> '0' AND (region_code = '0' OR left(p_region, length(region_code)) = region_code)
    ORDER BY length(region_code) DESC, region_code DESC LIMIT 1;
  INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
    VALUES (p_id, p_region, p_year, p_instrument, p_version, p_starts, p_ends);
  UPDATE proposal SET period_id = p_id
    WHERE period_id = inherited AND village_code >= p_region AND village_code < p_region || ':'
      AND state NOT IN ('applied', 'rejected', 'withdrawn', 'expired');
  UPDATE import_batch SET period_id = p_id
    WHERE period_id = inherited AND village_code >= p_region AND village_code < p_region || ':'
      AND state NOT IN ('committed', 'cancelled', 'failed');
  -- Progress is counted by period: the region's villages are counted again.
  FOR village IN SELECT area_code FROM rollup_freshness
    WHERE length(area_code) = 10 AND area_code >= p_region AND area_code < p_region || ':' LOOP
    INSERT INTO dirty_village (regency_code, id, village_code, marked_at)
      VALUES (left(village.area_code, 4), gen_random_uuid(), village.area_code, p_at);
    PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', left(village.area_code, 4), 'villageCode', village.area_code),
      'rollup:' || village.area_code);
  END LOOP;
  RETURN p_id;
END $$;
REVOKE EXECUTE ON FUNCTION app_configure_period(uuid, text, int, text, int, date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_configure_period(uuid, text, int, text, int, date, date, timestamptz) TO mutakhir_app;
