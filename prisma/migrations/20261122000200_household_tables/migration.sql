-- The canonical record: one row a family, one a person, its civil-registration row, and the KK numbers a family had.
-- Every answer is a typed column with the codes of the dictionary as its CHECK. Keys begin with the regency, so the
-- same tables run on one server and distributed. Policies and grants follow in a migration of their own.

CREATE TABLE public.household (
    regency_code text COLLATE "C" NOT NULL CONSTRAINT household_regency_code_check CHECK (regency_code ~ '^[0-9]{4}$'),
    id uuid NOT NULL,
    village_code text COLLATE "C" NOT NULL CONSTRAINT household_village_code_check CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
    status smallint NOT NULL CONSTRAINT household_status_check CHECK (status IN (1, 2, 3)),
    revision integer NOT NULL CONSTRAINT household_revision_check CHECK (revision >= 0),
    continued_from text,
    head_name text NOT NULL CONSTRAINT household_head_name_check CHECK (char_length(head_name) <= 100),
    member_count smallint NOT NULL CONSTRAINT household_member_count_check CHECK (member_count BETWEEN 0 AND 99),
    sls_code text CONSTRAINT household_sls_code_check CHECK (char_length(sls_code) <= 4),
    sub_sls_code text CONSTRAINT household_sub_sls_code_check CHECK (char_length(sub_sls_code) <= 2),
    sls_name text CONSTRAINT household_sls_name_check CHECK (char_length(sls_name) <= 100),
    address text CONSTRAINT household_address_check CHECK (char_length(address) <= 200),
    building_no text CONSTRAINT household_building_no_check CHECK (char_length(building_no) <= 3),
    family_no text CONSTRAINT household_family_no_check CHECK (char_length(family_no) <= 3),
    family_status text CONSTRAINT household_family_status_check CHECK (char_length(family_status) <= 1),
    landmark_id text CONSTRAINT household_landmark_id_check CHECK (char_length(landmark_id) <= 6),
    kk_match_code smallint CONSTRAINT household_kk_match_code_check CHECK (kk_match_code IN (0, 1, 2)),
    kk_sealed text,
    kk_bidx bytea,
    dusun text CONSTRAINT household_dusun_check CHECK (char_length(dusun) <= 100),
    rw text CONSTRAINT household_rw_check CHECK (char_length(rw) <= 5),
    rt text CONSTRAINT household_rt_check CHECK (char_length(rt) <= 5),
    lat numeric(9,6) CONSTRAINT household_lat_check CHECK (lat BETWEEN -11.5 AND 6.5),
    lng numeric(9,6) CONSTRAINT household_lng_check CHECK (lng BETWEEN 94.5 AND 141.5),
    respondent_name text CONSTRAINT household_respondent_name_check CHECK (char_length(respondent_name) <= 100),
    respondent_phone text CONSTRAINT household_respondent_phone_check CHECK (char_length(respondent_phone) <= 16),
    enumeration_result smallint CONSTRAINT household_enumeration_result_check CHECK (enumeration_result IN (1, 2, 3, 4, 5)),
    dwelling_ownership smallint CONSTRAINT household_dwelling_ownership_check CHECK (dwelling_ownership IN (1, 2, 3, 4, 5)),
    land_title smallint CONSTRAINT household_land_title_check CHECK (land_title IN (1, 2, 3, 4, 5, 6)),
    floor_area_m2 smallint CONSTRAINT household_floor_area_m2_check CHECK (floor_area_m2 BETWEEN 1 AND 997),
    floor_material smallint CONSTRAINT household_floor_material_check CHECK (floor_material IN (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    wall_material smallint CONSTRAINT household_wall_material_check CHECK (wall_material IN (1, 2, 3, 4, 5, 6, 7)),
    roof_material smallint CONSTRAINT household_roof_material_check CHECK (roof_material IN (1, 2, 3, 4, 5, 6, 7, 8)),
    drinking_water smallint CONSTRAINT household_drinking_water_check CHECK (drinking_water IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
    water_to_sewage_distance smallint CONSTRAINT household_water_to_sewage_distance_check CHECK (water_to_sewage_distance IN (1, 2, 8)),
    lighting_source smallint CONSTRAINT household_lighting_source_check CHECK (lighting_source IN (1, 2, 3, 4)),
    meter_power1 smallint CONSTRAINT household_meter_power1_check CHECK (meter_power1 IN (1, 2, 3, 4, 5)),
    meter_power2 smallint CONSTRAINT household_meter_power2_check CHECK (meter_power2 IN (1, 2, 3, 4, 5)),
    meter_power3 smallint CONSTRAINT household_meter_power3_check CHECK (meter_power3 IN (1, 2, 3, 4, 5)),
    cooking_fuel smallint CONSTRAINT household_cooking_fuel_check CHECK (cooking_fuel IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
    toilet_facility smallint CONSTRAINT household_toilet_facility_check CHECK (toilet_facility IN (1, 2, 3, 4, 5, 6)),
    toilet_type smallint CONSTRAINT household_toilet_type_check CHECK (toilet_type IN (1, 2, 3, 4)),
    faeces_disposal smallint CONSTRAINT household_faeces_disposal_check CHECK (faeces_disposal IN (1, 2, 3, 4, 5, 6)),
    pln_id_sealed text,
    pln_id_bidx bytea,
    program_sembako smallint CONSTRAINT household_program_sembako_check CHECK (program_sembako IN (1, 2)),
    program_sembako_month smallint CONSTRAINT household_program_sembako_month_check CHECK (program_sembako_month BETWEEN 1 AND 12),
    program_sembako_year smallint CONSTRAINT household_program_sembako_year_check CHECK (program_sembako_year BETWEEN 2000 AND 2100),
    program_pkh smallint CONSTRAINT household_program_pkh_check CHECK (program_pkh IN (1, 2)),
    program_pkh_month smallint CONSTRAINT household_program_pkh_month_check CHECK (program_pkh_month BETWEEN 1 AND 12),
    program_pkh_year smallint CONSTRAINT household_program_pkh_year_check CHECK (program_pkh_year BETWEEN 2000 AND 2100),
    program_blt_desa smallint CONSTRAINT household_program_blt_desa_check CHECK (program_blt_desa IN (1, 2)),
    program_blt_desa_month smallint CONSTRAINT household_program_blt_desa_month_check CHECK (program_blt_desa_month BETWEEN 1 AND 12),
    program_blt_desa_year smallint CONSTRAINT household_program_blt_desa_year_check CHECK (program_blt_desa_year BETWEEN 2000 AND 2100),
    program_electricity_subsidy smallint CONSTRAINT household_program_electricity_subsidy_check CHECK (program_electricity_subsidy IN (1, 2)),
    program_electricity_subsidy_month smallint CONSTRAINT household_program_electricity_subsidy_month_check CHECK (program_electricity_subsidy_month BETWEEN 1 AND 12),
    program_electricity_subsidy_year smallint CONSTRAINT household_program_electricity_subsidy_year_check CHECK (program_electricity_subsidy_year BETWEEN 2000 AND 2100),
    program_local_gov smallint CONSTRAINT household_program_local_gov_check CHECK (program_local_gov IN (1, 2)),
    program_local_gov_month smallint CONSTRAINT household_program_local_gov_month_check CHECK (program_local_gov_month BETWEEN 1 AND 12),
    program_local_gov_year smallint CONSTRAINT household_program_local_gov_year_check CHECK (program_local_gov_year BETWEEN 2000 AND 2100),
    program_fertilizer smallint CONSTRAINT household_program_fertilizer_check CHECK (program_fertilizer IN (1, 2)),
    program_fertilizer_month smallint CONSTRAINT household_program_fertilizer_month_check CHECK (program_fertilizer_month BETWEEN 1 AND 12),
    program_fertilizer_year smallint CONSTRAINT household_program_fertilizer_year_check CHECK (program_fertilizer_year BETWEEN 2000 AND 2100),
    program_lpg smallint CONSTRAINT household_program_lpg_check CHECK (program_lpg IN (1, 2)),
    program_lpg_month smallint CONSTRAINT household_program_lpg_month_check CHECK (program_lpg_month BETWEEN 1 AND 12),
    program_lpg_year smallint CONSTRAINT household_program_lpg_year_check CHECK (program_lpg_year BETWEEN 2000 AND 2100),
    asset_gas55 smallint CONSTRAINT household_asset_gas55_check CHECK (asset_gas55 IN (1, 2)),
    asset_fridge smallint CONSTRAINT household_asset_fridge_check CHECK (asset_fridge IN (1, 2)),
    asset_ac smallint CONSTRAINT household_asset_ac_check CHECK (asset_ac IN (1, 2)),
    asset_water_heater smallint CONSTRAINT household_asset_water_heater_check CHECK (asset_water_heater IN (1, 2)),
    asset_landline smallint CONSTRAINT household_asset_landline_check CHECK (asset_landline IN (1, 2)),
    asset_flat_tv smallint CONSTRAINT household_asset_flat_tv_check CHECK (asset_flat_tv IN (1, 2)),
    asset_gold smallint CONSTRAINT household_asset_gold_check CHECK (asset_gold IN (1, 2)),
    asset_computer smallint CONSTRAINT household_asset_computer_check CHECK (asset_computer IN (1, 2)),
    asset_motorcycle smallint CONSTRAINT household_asset_motorcycle_check CHECK (asset_motorcycle IN (1, 2)),
    asset_bicycle smallint CONSTRAINT household_asset_bicycle_check CHECK (asset_bicycle IN (1, 2)),
    asset_car smallint CONSTRAINT household_asset_car_check CHECK (asset_car IN (1, 2)),
    asset_boat smallint CONSTRAINT household_asset_boat_check CHECK (asset_boat IN (1, 2)),
    asset_motor_boat smallint CONSTRAINT household_asset_motor_boat_check CHECK (asset_motor_boat IN (1, 2)),
    asset_smartphone smallint CONSTRAINT household_asset_smartphone_check CHECK (asset_smartphone IN (1, 2)),
    asset_land_elsewhere smallint CONSTRAINT household_asset_land_elsewhere_check CHECK (asset_land_elsewhere IN (1, 2)),
    asset_house_elsewhere smallint CONSTRAINT household_asset_house_elsewhere_check CHECK (asset_house_elsewhere IN (1, 2)),
    cattle smallint CONSTRAINT household_cattle_check CHECK (cattle BETWEEN 0 AND 999),
    buffalo smallint CONSTRAINT household_buffalo_check CHECK (buffalo BETWEEN 0 AND 999),
    horses smallint CONSTRAINT household_horses_check CHECK (horses BETWEEN 0 AND 999),
    pigs smallint CONSTRAINT household_pigs_check CHECK (pigs BETWEEN 0 AND 999),
    goats_sheep smallint CONSTRAINT household_goats_sheep_check CHECK (goats_sheep BETWEEN 0 AND 999),
    internet_access smallint CONSTRAINT household_internet_access_check CHECK (internet_access IN (0, 1, 2, 3)),
    bank_account smallint CONSTRAINT household_bank_account_check CHECK (bank_account IN (1, 2, 3, 4)),
    notes text CONSTRAINT household_notes_check CHECK (char_length(notes) <= 1000),
    decile_national smallint CONSTRAINT household_decile_national_check CHECK (decile_national IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    decile_province smallint CONSTRAINT household_decile_province_check CHECK (decile_province IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    decile_regency smallint CONSTRAINT household_decile_regency_check CHECK (decile_regency IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    decile_snapshot_id text CONSTRAINT household_decile_snapshot_id_check CHECK (char_length(decile_snapshot_id) <= 100),
    decile_snapshot_on date,
    pbi_national smallint CONSTRAINT household_pbi_national_check CHECK (pbi_national IN (1, 2)),
    pbi_local smallint CONSTRAINT household_pbi_local_check CHECK (pbi_local IN (1, 2)),
    place_as_of date,
    place_source smallint CONSTRAINT household_place_source_check CHECK (place_source IN (1, 2, 3, 4)),
    officer_as_of date,
    officer_source smallint CONSTRAINT household_officer_source_check CHECK (officer_source IN (1, 2, 3, 4)),
    housing_as_of date,
    housing_source smallint CONSTRAINT household_housing_source_check CHECK (housing_source IN (1, 2, 3, 4)),
    programs_as_of date,
    programs_source smallint CONSTRAINT household_programs_source_check CHECK (programs_source IN (1, 2, 3, 4)),
    assets_as_of date,
    assets_source smallint CONSTRAINT household_assets_source_check CHECK (assets_source IN (1, 2, 3, 4)),
    services_as_of date,
    services_source smallint CONSTRAINT household_services_source_check CHECK (services_source IN (1, 2, 3, 4)),
    notes_as_of date,
    notes_source smallint CONSTRAINT household_notes_source_check CHECK (notes_source IN (1, 2, 3, 4)),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT household_pkey PRIMARY KEY (regency_code, id)
) WITH (fillfactor = 85);

CREATE INDEX household_page_idx ON public.household (regency_code, village_code, id);
CREATE INDEX household_kk_bidx_idx ON public.household (kk_bidx);
CREATE INDEX household_head_name_idx ON public.household USING gin (regency_code, head_name gin_trgm_ops);

COMMENT ON TABLE public.household IS 'Keluarga: keadaan terakhir yang ditetapkan';
COMMENT ON COLUMN public.household.regency_code IS 'Kode kabupaten/kota';
COMMENT ON COLUMN public.household.id IS 'Nomor keluarga dalam kabupaten/kota';
COMMENT ON COLUMN public.household.village_code IS 'Kode desa/kelurahan';
COMMENT ON COLUMN public.household.status IS 'Status keluarga: 1 aktif, 2 tidak ditemukan, 3 ditutup';
COMMENT ON COLUMN public.household.revision IS 'Nomor revisi terakhir';
COMMENT ON COLUMN public.household.continued_from IS 'Keluarga asal sebelum pindah antarkabupaten';
COMMENT ON COLUMN public.household.head_name IS 'Nama kepala keluarga';
COMMENT ON COLUMN public.household.member_count IS 'Jumlah anggota keluarga';
COMMENT ON COLUMN public.household.sls_code IS 'Kode SLS/Non-SLS';
COMMENT ON COLUMN public.household.sub_sls_code IS 'Kode Sub-SLS';
COMMENT ON COLUMN public.household.sls_name IS 'Nama SLS/Non-SLS';
COMMENT ON COLUMN public.household.address IS 'Alamat (jalan/gang, nomor rumah)';
COMMENT ON COLUMN public.household.building_no IS 'Nomor urut bangunan tempat tinggal';
COMMENT ON COLUMN public.household.family_no IS 'Nomor urut keluarga hasil verifikasi';
COMMENT ON COLUMN public.household.family_status IS 'Status keluarga';
COMMENT ON COLUMN public.household.landmark_id IS 'ID landmark Wilkerstat';
COMMENT ON COLUMN public.household.kk_match_code IS 'Kode Kartu Keluarga';
COMMENT ON COLUMN public.household.kk_sealed IS 'Nomor Kartu Keluarga (tersegel)';
COMMENT ON COLUMN public.household.kk_bidx IS 'Nomor Kartu Keluarga (indeks buta)';
COMMENT ON COLUMN public.household.dusun IS 'Dusun/lingkungan';
COMMENT ON COLUMN public.household.rw IS 'RW';
COMMENT ON COLUMN public.household.rt IS 'RT';
COMMENT ON COLUMN public.household.lat IS 'Lintang tempat tinggal';
COMMENT ON COLUMN public.household.lng IS 'Bujur tempat tinggal';
COMMENT ON COLUMN public.household.respondent_name IS 'Nama responden';
COMMENT ON COLUMN public.household.respondent_phone IS 'Nomor handphone responden';
COMMENT ON COLUMN public.household.enumeration_result IS 'Hasil pendataan keluarga';
COMMENT ON COLUMN public.household.dwelling_ownership IS 'Status penguasaan bangunan tempat tinggal yang ditempati';
COMMENT ON COLUMN public.household.land_title IS 'Jenis bukti kepemilikan tanah bangunan tempat tinggal yang dimiliki';
COMMENT ON COLUMN public.household.floor_area_m2 IS 'Luas lantai';
COMMENT ON COLUMN public.household.floor_material IS 'Jenis lantai terluas';
COMMENT ON COLUMN public.household.wall_material IS 'Jenis dinding terluas';
COMMENT ON COLUMN public.household.roof_material IS 'Jenis atap terluas';
COMMENT ON COLUMN public.household.drinking_water IS 'Sumber air minum';
COMMENT ON COLUMN public.household.water_to_sewage_distance IS 'Jarak sumber air minum utama ke tempat penampungan limbah/kotoran/tinja terdekat';
COMMENT ON COLUMN public.household.lighting_source IS 'Sumber penerangan utama';
COMMENT ON COLUMN public.household.meter_power1 IS 'Daya terpasang, meteran 1';
COMMENT ON COLUMN public.household.meter_power2 IS 'Daya terpasang, meteran 2';
COMMENT ON COLUMN public.household.meter_power3 IS 'Daya terpasang, meteran 3';
COMMENT ON COLUMN public.household.cooking_fuel IS 'Bahan bakar/energi utama untuk memasak';
COMMENT ON COLUMN public.household.toilet_facility IS 'Kepemilikan dan penggunaan fasilitas tempat buang air besar';
COMMENT ON COLUMN public.household.toilet_type IS 'Jenis kloset';
COMMENT ON COLUMN public.household.faeces_disposal IS 'Tempat pembuangan akhir tinja';
COMMENT ON COLUMN public.household.pln_id_sealed IS 'ID pelanggan PLN (tersegel)';
COMMENT ON COLUMN public.household.pln_id_bidx IS 'ID pelanggan PLN (indeks buta)';
COMMENT ON COLUMN public.household.program_sembako IS 'Program Bantuan Sosial Sembako/BPNT (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_sembako_month IS 'Bulan terakhir menerima: Program Bantuan Sosial Sembako/BPNT';
COMMENT ON COLUMN public.household.program_sembako_year IS 'Tahun terakhir menerima: Program Bantuan Sosial Sembako/BPNT';
COMMENT ON COLUMN public.household.program_pkh IS 'Program Keluarga Harapan (PKH) (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_pkh_month IS 'Bulan terakhir menerima: Program Keluarga Harapan (PKH)';
COMMENT ON COLUMN public.household.program_pkh_year IS 'Tahun terakhir menerima: Program Keluarga Harapan (PKH)';
COMMENT ON COLUMN public.household.program_blt_desa IS 'Program BLT Dana Desa (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_blt_desa_month IS 'Bulan terakhir menerima: Program BLT Dana Desa';
COMMENT ON COLUMN public.household.program_blt_desa_year IS 'Tahun terakhir menerima: Program BLT Dana Desa';
COMMENT ON COLUMN public.household.program_electricity_subsidy IS 'Program Subsidi Listrik (gratis/pemotongan biaya) (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_electricity_subsidy_month IS 'Bulan terakhir menerima: Program Subsidi Listrik (gratis/pemotongan biaya)';
COMMENT ON COLUMN public.household.program_electricity_subsidy_year IS 'Tahun terakhir menerima: Program Subsidi Listrik (gratis/pemotongan biaya)';
COMMENT ON COLUMN public.household.program_local_gov IS 'Program Bantuan Pemerintah Daerah (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_local_gov_month IS 'Bulan terakhir menerima: Program Bantuan Pemerintah Daerah';
COMMENT ON COLUMN public.household.program_local_gov_year IS 'Tahun terakhir menerima: Program Bantuan Pemerintah Daerah';
COMMENT ON COLUMN public.household.program_fertilizer IS 'Program Bantuan Subsidi Pupuk (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_fertilizer_month IS 'Bulan terakhir menerima: Program Bantuan Subsidi Pupuk';
COMMENT ON COLUMN public.household.program_fertilizer_year IS 'Tahun terakhir menerima: Program Bantuan Subsidi Pupuk';
COMMENT ON COLUMN public.household.program_lpg IS 'Program Bantuan LPG (1 tahun terakhir)';
COMMENT ON COLUMN public.household.program_lpg_month IS 'Bulan terakhir menerima: Program Bantuan LPG';
COMMENT ON COLUMN public.household.program_lpg_year IS 'Tahun terakhir menerima: Program Bantuan LPG';
COMMENT ON COLUMN public.household.asset_gas55 IS 'Tabung gas 5,5 kg atau lebih';
COMMENT ON COLUMN public.household.asset_fridge IS 'Lemari es/kulkas';
COMMENT ON COLUMN public.household.asset_ac IS 'AC';
COMMENT ON COLUMN public.household.asset_water_heater IS 'Pemanas air (water heater)';
COMMENT ON COLUMN public.household.asset_landline IS 'Telepon rumah (PSTN)';
COMMENT ON COLUMN public.household.asset_flat_tv IS 'Televisi layar datar (min. 30 inci)';
COMMENT ON COLUMN public.household.asset_gold IS 'Emas/perhiasan (senilai min. 10 gram emas)';
COMMENT ON COLUMN public.household.asset_computer IS 'Komputer/laptop/tablet';
COMMENT ON COLUMN public.household.asset_motorcycle IS 'Sepeda motor';
COMMENT ON COLUMN public.household.asset_bicycle IS 'Sepeda';
COMMENT ON COLUMN public.household.asset_car IS 'Mobil';
COMMENT ON COLUMN public.household.asset_boat IS 'Perahu';
COMMENT ON COLUMN public.household.asset_motor_boat IS 'Kapal/perahu motor';
COMMENT ON COLUMN public.household.asset_smartphone IS 'Smartphone';
COMMENT ON COLUMN public.household.asset_land_elsewhere IS 'Lahan (selain yang ditempati)';
COMMENT ON COLUMN public.household.asset_house_elsewhere IS 'Rumah/bangunan di tempat lain';
COMMENT ON COLUMN public.household.cattle IS 'Jumlah ternak: Sapi';
COMMENT ON COLUMN public.household.buffalo IS 'Jumlah ternak: Kerbau';
COMMENT ON COLUMN public.household.horses IS 'Jumlah ternak: Kuda';
COMMENT ON COLUMN public.household.pigs IS 'Jumlah ternak: Babi';
COMMENT ON COLUMN public.household.goats_sheep IS 'Jumlah ternak: Kambing/domba';
COMMENT ON COLUMN public.household.internet_access IS 'Jenis akses internet utama yang digunakan keluarga selama sebulan terakhir';
COMMENT ON COLUMN public.household.bank_account IS 'Keluarga memiliki rekening aktif atau dompet digital';
COMMENT ON COLUMN public.household.notes IS 'Catatan';
COMMENT ON COLUMN public.household.decile_national IS 'Desil nasional';
COMMENT ON COLUMN public.household.decile_province IS 'Desil provinsi';
COMMENT ON COLUMN public.household.decile_regency IS 'Desil kabupaten/kota';
COMMENT ON COLUMN public.household.decile_snapshot_id IS 'Nomor potret pemeringkatan';
COMMENT ON COLUMN public.household.decile_snapshot_on IS 'Tanggal potret pemeringkatan';
COMMENT ON COLUMN public.household.pbi_national IS 'Penerima bantuan iuran nasional';
COMMENT ON COLUMN public.household.pbi_local IS 'Penerima bantuan iuran pemerintah daerah';
COMMENT ON COLUMN public.household.place_as_of IS 'Tanggal keadaan: keterangan tempat';
COMMENT ON COLUMN public.household.place_source IS 'Sumber data: keterangan tempat (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.officer_as_of IS 'Tanggal keadaan: keterangan pendataan';
COMMENT ON COLUMN public.household.officer_source IS 'Sumber data: keterangan pendataan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.housing_as_of IS 'Tanggal keadaan: perumahan';
COMMENT ON COLUMN public.household.housing_source IS 'Sumber data: perumahan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.programs_as_of IS 'Tanggal keadaan: keikutsertaan program';
COMMENT ON COLUMN public.household.programs_source IS 'Sumber data: keikutsertaan program (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.assets_as_of IS 'Tanggal keadaan: kepemilikan aset';
COMMENT ON COLUMN public.household.assets_source IS 'Sumber data: kepemilikan aset (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.services_as_of IS 'Tanggal keadaan: layanan';
COMMENT ON COLUMN public.household.services_source IS 'Sumber data: layanan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.notes_as_of IS 'Tanggal keadaan: catatan';
COMMENT ON COLUMN public.household.notes_source IS 'Sumber data: catatan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.household.created_at IS 'Waktu dicatat';
COMMENT ON COLUMN public.household.updated_at IS 'Waktu terakhir berubah';

CREATE TABLE public.household_kk (
    regency_code text COLLATE "C" NOT NULL CONSTRAINT household_kk_regency_code_check CHECK (regency_code ~ '^[0-9]{4}$'),
    id uuid NOT NULL,
    village_code text COLLATE "C" NOT NULL CONSTRAINT household_kk_village_code_check CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
    household_id uuid NOT NULL,
    kk_sealed text NOT NULL,
    kk_bidx bytea NOT NULL,
    valid_from date NOT NULL,
    valid_to date CONSTRAINT household_kk_valid_to_check CHECK (valid_to >= valid_from),
    CONSTRAINT household_kk_pkey PRIMARY KEY (regency_code, id),
    CONSTRAINT household_kk_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
) WITH (fillfactor = 85);

CREATE INDEX household_kk_household_idx ON public.household_kk (regency_code, household_id);
CREATE INDEX household_kk_kk_bidx_idx ON public.household_kk (kk_bidx);

COMMENT ON TABLE public.household_kk IS 'Riwayat nomor Kartu Keluarga sebuah keluarga';
COMMENT ON COLUMN public.household_kk.regency_code IS 'Kode kabupaten/kota';
COMMENT ON COLUMN public.household_kk.id IS 'Nomor baris riwayat';
COMMENT ON COLUMN public.household_kk.village_code IS 'Kode desa/kelurahan';
COMMENT ON COLUMN public.household_kk.household_id IS 'Nomor keluarga dalam kabupaten/kota';
COMMENT ON COLUMN public.household_kk.kk_sealed IS 'Nomor Kartu Keluarga (tersegel)';
COMMENT ON COLUMN public.household_kk.kk_bidx IS 'Nomor Kartu Keluarga (indeks buta)';
COMMENT ON COLUMN public.household_kk.valid_from IS 'Berlaku sejak';
COMMENT ON COLUMN public.household_kk.valid_to IS 'Berlaku sampai';

CREATE TABLE public.member (
    regency_code text COLLATE "C" NOT NULL CONSTRAINT member_regency_code_check CHECK (regency_code ~ '^[0-9]{4}$'),
    id uuid NOT NULL,
    village_code text COLLATE "C" NOT NULL CONSTRAINT member_village_code_check CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
    household_id uuid NOT NULL,
    active boolean NOT NULL,
    temp_id text COLLATE "C" CONSTRAINT member_temp_id_check CHECK (temp_id ~ '^TMP-[0-9A-HJKMNP-TV-Z]{12}$'),
    nik_sealed text,
    nik_bidx bytea,
    no_nik_reason smallint CONSTRAINT member_no_nik_reason_check CHECK (no_nik_reason IN (1, 2, 3, 4, 5)),
    member_no smallint CONSTRAINT member_member_no_check CHECK (member_no BETWEEN 1 AND 99),
    name text NOT NULL CONSTRAINT member_name_check CHECK (char_length(name) <= 100),
    presence smallint CONSTRAINT member_presence_check CHECK (presence IN (1, 2, 3, 4, 5, 6)),
    sex smallint CONSTRAINT member_sex_check CHECK (sex IN (1, 2)),
    birth_date date,
    marital_status smallint CONSTRAINT member_marital_status_check CHECK (marital_status IN (1, 2, 3, 4)),
    relation_to_head smallint CONSTRAINT member_relation_to_head_check CHECK (relation_to_head IN (1, 2, 3, 4, 5, 6, 7, 8)),
    pregnant smallint CONSTRAINT member_pregnant_check CHECK (pregnant IN (1, 2)),
    identity_cards smallint[] CONSTRAINT member_identity_cards_check CHECK (identity_cards <@ ARRAY[0, 1, 2, 4]::smallint[] AND array_position(identity_cards, NULL) IS NULL AND (NOT identity_cards && ARRAY[0]::smallint[] OR cardinality(identity_cards) = 1)),
    ktp_village_code text COLLATE "C" CONSTRAINT member_ktp_village_code_check CHECK (ktp_village_code ~ '^[0-9]{10}$'),
    ktp_dusun text CONSTRAINT member_ktp_dusun_check CHECK (char_length(ktp_dusun) <= 100),
    ktp_rw text CONSTRAINT member_ktp_rw_check CHECK (char_length(ktp_rw) <= 5),
    ktp_rt text CONSTRAINT member_ktp_rt_check CHECK (char_length(ktp_rt) <= 5),
    ktp_address text CONSTRAINT member_ktp_address_check CHECK (char_length(ktp_address) <= 200),
    school_participation smallint CONSTRAINT member_school_participation_check CHECK (school_participation IN (1, 2, 3)),
    highest_level_attended smallint CONSTRAINT member_highest_level_attended_check CHECK (highest_level_attended IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22)),
    highest_grade_attended smallint CONSTRAINT member_highest_grade_attended_check CHECK (highest_grade_attended IN (1, 2, 3, 4, 5, 6, 7, 8)),
    highest_certificate smallint CONSTRAINT member_highest_certificate_check CHECK (highest_certificate IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)),
    worked_last_week smallint CONSTRAINT member_worked_last_week_check CHECK (worked_last_week IN (1, 2)),
    hours_worked_last_week smallint CONSTRAINT member_hours_worked_last_week_check CHECK (hours_worked_last_week BETWEEN 1 AND 99),
    job_industry smallint CONSTRAINT member_job_industry_check CHECK (job_industry IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26)),
    employment_status smallint CONSTRAINT member_employment_status_check CHECK (employment_status IN (1, 2, 3, 4, 5, 6, 7, 8)),
    npwp smallint CONSTRAINT member_npwp_check CHECK (npwp IN (1, 2, 3)),
    owns_business smallint CONSTRAINT member_owns_business_check CHECK (owns_business IN (1, 2)),
    business_count smallint CONSTRAINT member_business_count_check CHECK (business_count BETWEEN 1 AND 99),
    business_industry smallint CONSTRAINT member_business_industry_check CHECK (business_industry IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26)),
    paid_workers smallint CONSTRAINT member_paid_workers_check CHECK (paid_workers BETWEEN 0 AND 999),
    unpaid_workers smallint CONSTRAINT member_unpaid_workers_check CHECK (unpaid_workers BETWEEN 0 AND 99),
    business_permit smallint CONSTRAINT member_business_permit_check CHECK (business_permit IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
    monthly_turnover smallint CONSTRAINT member_monthly_turnover_check CHECK (monthly_turnover IN (1, 2, 3, 4, 5, 6, 7)),
    business_internet_use smallint[] CONSTRAINT member_business_internet_use_check CHECK (business_internet_use <@ ARRAY[0, 1, 2, 4, 8, 16, 32]::smallint[] AND array_position(business_internet_use, NULL) IS NULL AND (NOT business_internet_use && ARRAY[0]::smallint[] OR cardinality(business_internet_use) = 1)),
    child_nutrition smallint CONSTRAINT member_child_nutrition_check CHECK (child_nutrition IN (1, 2, 3, 8)),
    difficulty_seeing smallint CONSTRAINT member_difficulty_seeing_check CHECK (difficulty_seeing IN (1, 2, 3, 4)),
    difficulty_hearing smallint CONSTRAINT member_difficulty_hearing_check CHECK (difficulty_hearing IN (1, 2, 3, 4)),
    difficulty_walking smallint CONSTRAINT member_difficulty_walking_check CHECK (difficulty_walking IN (1, 2, 3, 4)),
    difficulty_hands smallint CONSTRAINT member_difficulty_hands_check CHECK (difficulty_hands IN (1, 2, 3, 4)),
    difficulty_learning smallint CONSTRAINT member_difficulty_learning_check CHECK (difficulty_learning IN (1, 2, 3, 4)),
    difficulty_behaviour smallint CONSTRAINT member_difficulty_behaviour_check CHECK (difficulty_behaviour IN (1, 2, 3, 4)),
    difficulty_speaking smallint CONSTRAINT member_difficulty_speaking_check CHECK (difficulty_speaking IN (1, 2, 3, 4)),
    difficulty_self_care smallint CONSTRAINT member_difficulty_self_care_check CHECK (difficulty_self_care IN (1, 2, 3, 4)),
    difficulty_remembering smallint CONSTRAINT member_difficulty_remembering_check CHECK (difficulty_remembering IN (1, 2, 3, 4)),
    sadness_depression smallint CONSTRAINT member_sadness_depression_check CHECK (sadness_depression IN (1, 2, 3, 4)),
    caregiver smallint CONSTRAINT member_caregiver_check CHECK (caregiver IN (1, 2, 3)),
    chronic_illness smallint CONSTRAINT member_chronic_illness_check CHECK (chronic_illness IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)),
    health_insurance smallint[] CONSTRAINT member_health_insurance_check CHECK (health_insurance <@ ARRAY[0, 1, 2, 4, 8, 99]::smallint[] AND array_position(health_insurance, NULL) IS NULL AND (NOT health_insurance && ARRAY[0, 99]::smallint[] OR cardinality(health_insurance) = 1)),
    prakerja smallint CONSTRAINT member_prakerja_check CHECK (prakerja IN (1, 2, 8)),
    kur smallint CONSTRAINT member_kur_check CHECK (kur IN (1, 2, 8)),
    umi smallint CONSTRAINT member_umi_check CHECK (umi IN (1, 2, 8)),
    pip smallint CONSTRAINT member_pip_check CHECK (pip IN (1, 2, 8)),
    employment_insurance smallint[] CONSTRAINT member_employment_insurance_check CHECK (employment_insurance <@ ARRAY[0, 1, 2, 4, 8, 16, 99]::smallint[] AND array_position(employment_insurance, NULL) IS NULL AND (NOT employment_insurance && ARRAY[0, 99]::smallint[] OR cardinality(employment_insurance) = 1)),
    pbi_national smallint CONSTRAINT member_pbi_national_check CHECK (pbi_national IN (1, 2)),
    pbi_local smallint CONSTRAINT member_pbi_local_check CHECK (pbi_local IN (1, 2)),
    demographic_as_of date,
    demographic_source smallint CONSTRAINT member_demographic_source_check CHECK (demographic_source IN (1, 2, 3, 4)),
    education_as_of date,
    education_source smallint CONSTRAINT member_education_source_check CHECK (education_source IN (1, 2, 3, 4)),
    employment_as_of date,
    employment_source smallint CONSTRAINT member_employment_source_check CHECK (employment_source IN (1, 2, 3, 4)),
    business_as_of date,
    business_source smallint CONSTRAINT member_business_source_check CHECK (business_source IN (1, 2, 3, 4)),
    health_as_of date,
    health_source smallint CONSTRAINT member_health_source_check CHECK (health_source IN (1, 2, 3, 4)),
    protection_as_of date,
    protection_source smallint CONSTRAINT member_protection_source_check CHECK (protection_source IN (1, 2, 3, 4)),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT member_pkey PRIMARY KEY (regency_code, id),
    CONSTRAINT member_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
) WITH (fillfactor = 85);

CREATE INDEX member_household_idx ON public.member (regency_code, household_id);
CREATE INDEX member_nik_bidx_idx ON public.member (nik_bidx);
CREATE INDEX member_name_idx ON public.member USING gin (regency_code, name gin_trgm_ops);

COMMENT ON TABLE public.member IS 'Anggota keluarga; nomornya adalah nomor orang yang tetap seumur hidup';
COMMENT ON COLUMN public.member.regency_code IS 'Kode kabupaten/kota';
COMMENT ON COLUMN public.member.id IS 'Nomor orang (tetap seumur hidup)';
COMMENT ON COLUMN public.member.village_code IS 'Kode desa/kelurahan';
COMMENT ON COLUMN public.member.household_id IS 'Nomor keluarga dalam kabupaten/kota';
COMMENT ON COLUMN public.member.active IS 'Masih anggota keluarga ini';
COMMENT ON COLUMN public.member.temp_id IS 'Nomor sementara bagi yang belum punya NIK';
COMMENT ON COLUMN public.member.nik_sealed IS 'Nomor Induk Kependudukan (NIK) (tersegel)';
COMMENT ON COLUMN public.member.nik_bidx IS 'Nomor Induk Kependudukan (NIK) (indeks buta)';
COMMENT ON COLUMN public.member.no_nik_reason IS 'Alasan belum ada NIK';
COMMENT ON COLUMN public.member.member_no IS 'Nomor urut anggota keluarga';
COMMENT ON COLUMN public.member.name IS 'Nama anggota keluarga';
COMMENT ON COLUMN public.member.presence IS 'Keterangan keberadaan anggota keluarga';
COMMENT ON COLUMN public.member.sex IS 'Jenis kelamin';
COMMENT ON COLUMN public.member.birth_date IS 'Tanggal lahir (tanggal/bulan/tahun)';
COMMENT ON COLUMN public.member.marital_status IS 'Status perkawinan';
COMMENT ON COLUMN public.member.relation_to_head IS 'Status hubungan dengan kepala keluarga';
COMMENT ON COLUMN public.member.pregnant IS 'Apakah saat ini sedang hamil';
COMMENT ON COLUMN public.member.identity_cards IS 'Kepemilikan kartu identitas';
COMMENT ON COLUMN public.member.ktp_village_code IS 'Kode desa/kelurahan sesuai KTP';
COMMENT ON COLUMN public.member.ktp_dusun IS 'Dusun sesuai KTP';
COMMENT ON COLUMN public.member.ktp_rw IS 'RW sesuai KTP';
COMMENT ON COLUMN public.member.ktp_rt IS 'RT sesuai KTP';
COMMENT ON COLUMN public.member.ktp_address IS 'Alamat sesuai KTP';
COMMENT ON COLUMN public.member.school_participation IS 'Partisipasi sekolah';
COMMENT ON COLUMN public.member.highest_level_attended IS 'Jenjang dan jenis pendidikan tertinggi yang pernah/sedang diduduki';
COMMENT ON COLUMN public.member.highest_grade_attended IS 'Kelas tertinggi yang pernah/sedang diduduki';
COMMENT ON COLUMN public.member.highest_certificate IS 'Ijazah/STTB tertinggi yang dimiliki';
COMMENT ON COLUMN public.member.worked_last_week IS 'Bekerja/membantu bekerja selama seminggu yang lalu';
COMMENT ON COLUMN public.member.hours_worked_last_week IS 'Jumlah jam bekerja';
COMMENT ON COLUMN public.member.job_industry IS 'Lapangan usaha dari pekerjaan utama (tulis + kode oleh PML)';
COMMENT ON COLUMN public.member.employment_status IS 'Status kedudukan dalam pekerjaan utama';
COMMENT ON COLUMN public.member.npwp IS 'Kepemilikan NPWP';
COMMENT ON COLUMN public.member.owns_business IS 'Memiliki usaha sendiri/bersama';
COMMENT ON COLUMN public.member.business_count IS 'Jumlah usaha sendiri/bersama yang dimiliki';
COMMENT ON COLUMN public.member.business_industry IS 'Lapangan usaha dari usaha utama';
COMMENT ON COLUMN public.member.paid_workers IS 'Jumlah pekerja yang dibayar pada usaha utama';
COMMENT ON COLUMN public.member.unpaid_workers IS 'Jumlah pekerja yang tidak dibayar pada usaha utama';
COMMENT ON COLUMN public.member.business_permit IS 'Kepemilikan perizinan usaha utama';
COMMENT ON COLUMN public.member.monthly_turnover IS 'Omzet usaha utama per bulan (rupiah)';
COMMENT ON COLUMN public.member.business_internet_use IS 'Penggunaan internet dalam kegiatan usaha utama';
COMMENT ON COLUMN public.member.child_nutrition IS 'Kondisi gizi anak dari pemeriksaan 3 bulan terakhir di posyandu/puskesmas/RS (buku kontrol)';
COMMENT ON COLUMN public.member.difficulty_seeing IS 'Kesulitan/gangguan penglihatan meskipun menggunakan alat bantu';
COMMENT ON COLUMN public.member.difficulty_hearing IS 'Kesulitan/gangguan pendengaran meskipun menggunakan alat bantu';
COMMENT ON COLUMN public.member.difficulty_walking IS 'Kesulitan/gangguan berjalan atau naik tangga';
COMMENT ON COLUMN public.member.difficulty_hands IS 'Kesulitan/gangguan menggerakkan/menggunakan tangan/jari';
COMMENT ON COLUMN public.member.difficulty_learning IS 'Dibandingkan sebaya, kesulitan/gangguan belajar atau kemampuan intelektual';
COMMENT ON COLUMN public.member.difficulty_behaviour IS 'Dibandingkan sebaya, kesulitan/gangguan mengendalikan perilaku';
COMMENT ON COLUMN public.member.difficulty_speaking IS 'Kesulitan/gangguan berbicara/berkomunikasi';
COMMENT ON COLUMN public.member.difficulty_self_care IS 'Kesulitan/gangguan mengurus diri sendiri (mandi, makan, berpakaian, BAK, BAB)';
COMMENT ON COLUMN public.member.difficulty_remembering IS 'Kesulitan/gangguan mengingat/berkonsentrasi';
COMMENT ON COLUMN public.member.sadness_depression IS 'Seberapa sering mengalami gangguan kesedihan/depresi';
COMMENT ON COLUMN public.member.caregiver IS 'Memiliki caregiver/pemberi rawat/pengasuh/wali';
COMMENT ON COLUMN public.member.chronic_illness IS 'Keluhan kesehatan kronis/menahun';
COMMENT ON COLUMN public.member.health_insurance IS 'Jaminan kesehatan dalam satu tahun terakhir';
COMMENT ON COLUMN public.member.prakerja IS 'Ikut Program Pra-Kerja (1 tahun terakhir)';
COMMENT ON COLUMN public.member.kur IS 'Ikut Program Kredit Usaha Rakyat (KUR)';
COMMENT ON COLUMN public.member.umi IS 'Ikut Program Pembiayaan Ultra Mikro (UMi)';
COMMENT ON COLUMN public.member.pip IS 'Ikut Program Indonesia Pintar (PIP)';
COMMENT ON COLUMN public.member.employment_insurance IS 'Jaminan ketenagakerjaan';
COMMENT ON COLUMN public.member.pbi_national IS 'Penerima bantuan iuran nasional';
COMMENT ON COLUMN public.member.pbi_local IS 'Penerima bantuan iuran pemerintah daerah';
COMMENT ON COLUMN public.member.demographic_as_of IS 'Tanggal keadaan: demografi';
COMMENT ON COLUMN public.member.demographic_source IS 'Sumber data: demografi (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.education_as_of IS 'Tanggal keadaan: pendidikan';
COMMENT ON COLUMN public.member.education_source IS 'Sumber data: pendidikan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.employment_as_of IS 'Tanggal keadaan: ketenagakerjaan';
COMMENT ON COLUMN public.member.employment_source IS 'Sumber data: ketenagakerjaan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.business_as_of IS 'Tanggal keadaan: kepemilikan usaha';
COMMENT ON COLUMN public.member.business_source IS 'Sumber data: kepemilikan usaha (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.health_as_of IS 'Tanggal keadaan: kesehatan';
COMMENT ON COLUMN public.member.health_source IS 'Sumber data: kesehatan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.protection_as_of IS 'Tanggal keadaan: perlindungan sosial';
COMMENT ON COLUMN public.member.protection_source IS 'Sumber data: perlindungan sosial (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member.created_at IS 'Waktu dicatat';
COMMENT ON COLUMN public.member.updated_at IS 'Waktu terakhir berubah';

CREATE TABLE public.member_civil (
    regency_code text COLLATE "C" NOT NULL CONSTRAINT member_civil_regency_code_check CHECK (regency_code ~ '^[0-9]{4}$'),
    id uuid NOT NULL,
    village_code text COLLATE "C" NOT NULL CONSTRAINT member_civil_village_code_check CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
    household_id uuid NOT NULL,
    birth_place text CONSTRAINT member_civil_birth_place_check CHECK (char_length(birth_place) <= 100),
    religion smallint CONSTRAINT member_civil_religion_check CHECK (religion IN (1, 2, 3, 4, 5, 6, 7)),
    education_kk smallint CONSTRAINT member_civil_education_kk_check CHECK (education_kk IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    education_in_progress smallint CONSTRAINT member_civil_education_in_progress_check CHECK (education_in_progress IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)),
    occupation smallint CONSTRAINT member_civil_occupation_check CHECK (occupation IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89)),
    citizenship smallint CONSTRAINT member_civil_citizenship_check CHECK (citizenship IN (1, 2, 3)),
    father_nik_sealed text,
    father_nik_bidx bytea,
    father_name text CONSTRAINT member_civil_father_name_check CHECK (char_length(father_name) <= 100),
    mother_nik_sealed text,
    mother_nik_bidx bytea,
    mother_name text CONSTRAINT member_civil_mother_name_check CHECK (char_length(mother_name) <= 100),
    blood_type smallint CONSTRAINT member_civil_blood_type_check CHECK (blood_type IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)),
    birth_certificate_no text CONSTRAINT member_civil_birth_certificate_no_check CHECK (char_length(birth_certificate_no) <= 50),
    passport_no text CONSTRAINT member_civil_passport_no_check CHECK (char_length(passport_no) <= 50),
    passport_expiry date,
    kitas_no text CONSTRAINT member_civil_kitas_no_check CHECK (char_length(kitas_no) <= 50),
    marriage_certificate_no text CONSTRAINT member_civil_marriage_certificate_no_check CHECK (char_length(marriage_certificate_no) <= 50),
    marriage_date date,
    divorce_certificate_no text CONSTRAINT member_civil_divorce_certificate_no_check CHECK (char_length(divorce_certificate_no) <= 50),
    divorce_date date,
    disability_code smallint CONSTRAINT member_civil_disability_code_check CHECK (disability_code IN (1, 2, 3, 4, 5, 6, 7)),
    contraception smallint CONSTRAINT member_civil_contraception_check CHECK (contraception IN (1, 2, 3, 4, 5, 6, 7, 99)),
    civil_pregnant smallint CONSTRAINT member_civil_civil_pregnant_check CHECK (civil_pregnant IN (1, 2)),
    ektp smallint CONSTRAINT member_civil_ektp_check CHECK (ektp IN (1, 2)),
    ektp_record_status smallint CONSTRAINT member_civil_ektp_record_status_check CHECK (ektp_record_status IN (1, 2, 3, 4, 5, 6, 7, 8)),
    current_address text CONSTRAINT member_civil_current_address_check CHECK (char_length(current_address) <= 200),
    basic_status smallint CONSTRAINT member_civil_basic_status_check CHECK (basic_status IN (1, 2, 3, 4, 6, 9)),
    ethnic_group text CONSTRAINT member_civil_ethnic_group_check CHECK (char_length(ethnic_group) <= 100),
    id_card_tag text CONSTRAINT member_civil_id_card_tag_check CHECK (char_length(id_card_tag) <= 17),
    insurance smallint CONSTRAINT member_civil_insurance_check CHECK (insurance IN (1, 2, 3, 4, 99)),
    insurance_no text CONSTRAINT member_civil_insurance_no_check CHECK (char_length(insurance_no) <= 50),
    civil_as_of date,
    civil_source smallint CONSTRAINT member_civil_civil_source_check CHECK (civil_source IN (1, 2, 3, 4)),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT member_civil_pkey PRIMARY KEY (regency_code, id),
    CONSTRAINT member_civil_member_fkey FOREIGN KEY (regency_code, id) REFERENCES public.member (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
) WITH (fillfactor = 85);

CREATE INDEX member_civil_household_idx ON public.member_civil (regency_code, household_id);

COMMENT ON TABLE public.member_civil IS 'Catatan kependudukan seorang anggota keluarga (kolom SID di luar kuesioner)';
COMMENT ON COLUMN public.member_civil.regency_code IS 'Kode kabupaten/kota';
COMMENT ON COLUMN public.member_civil.id IS 'Nomor orang (tetap seumur hidup)';
COMMENT ON COLUMN public.member_civil.village_code IS 'Kode desa/kelurahan';
COMMENT ON COLUMN public.member_civil.household_id IS 'Nomor keluarga dalam kabupaten/kota';
COMMENT ON COLUMN public.member_civil.birth_place IS 'Tempat lahir';
COMMENT ON COLUMN public.member_civil.religion IS 'Agama';
COMMENT ON COLUMN public.member_civil.education_kk IS 'Pendidikan dalam KK';
COMMENT ON COLUMN public.member_civil.education_in_progress IS 'Pendidikan sedang ditempuh';
COMMENT ON COLUMN public.member_civil.occupation IS 'Pekerjaan dalam KTP';
COMMENT ON COLUMN public.member_civil.citizenship IS 'Kewarganegaraan';
COMMENT ON COLUMN public.member_civil.father_nik_sealed IS 'NIK ayah (tersegel)';
COMMENT ON COLUMN public.member_civil.father_nik_bidx IS 'NIK ayah (indeks buta)';
COMMENT ON COLUMN public.member_civil.father_name IS 'Nama ayah';
COMMENT ON COLUMN public.member_civil.mother_nik_sealed IS 'NIK ibu (tersegel)';
COMMENT ON COLUMN public.member_civil.mother_nik_bidx IS 'NIK ibu (indeks buta)';
COMMENT ON COLUMN public.member_civil.mother_name IS 'Nama ibu';
COMMENT ON COLUMN public.member_civil.blood_type IS 'Golongan darah';
COMMENT ON COLUMN public.member_civil.birth_certificate_no IS 'Nomor akta kelahiran';
COMMENT ON COLUMN public.member_civil.passport_no IS 'Nomor paspor';
COMMENT ON COLUMN public.member_civil.passport_expiry IS 'Tanggal berakhir paspor';
COMMENT ON COLUMN public.member_civil.kitas_no IS 'Nomor KITAS';
COMMENT ON COLUMN public.member_civil.marriage_certificate_no IS 'Nomor akta perkawinan';
COMMENT ON COLUMN public.member_civil.marriage_date IS 'Tanggal perkawinan';
COMMENT ON COLUMN public.member_civil.divorce_certificate_no IS 'Nomor akta perceraian';
COMMENT ON COLUMN public.member_civil.divorce_date IS 'Tanggal perceraian';
COMMENT ON COLUMN public.member_civil.disability_code IS 'Jenis disabilitas (catatan desa)';
COMMENT ON COLUMN public.member_civil.contraception IS 'Cara keluarga berencana';
COMMENT ON COLUMN public.member_civil.civil_pregnant IS 'Hamil (catatan desa)';
COMMENT ON COLUMN public.member_civil.ektp IS 'KTP elektronik';
COMMENT ON COLUMN public.member_civil.ektp_record_status IS 'Status perekaman KTP elektronik';
COMMENT ON COLUMN public.member_civil.current_address IS 'Alamat sekarang';
COMMENT ON COLUMN public.member_civil.basic_status IS 'Status dasar penduduk';
COMMENT ON COLUMN public.member_civil.ethnic_group IS 'Suku';
COMMENT ON COLUMN public.member_civil.id_card_tag IS 'Tag kartu identitas';
COMMENT ON COLUMN public.member_civil.insurance IS 'Asuransi kesehatan (catatan desa)';
COMMENT ON COLUMN public.member_civil.insurance_no IS 'Nomor asuransi kesehatan';
COMMENT ON COLUMN public.member_civil.civil_as_of IS 'Tanggal keadaan: kependudukan';
COMMENT ON COLUMN public.member_civil.civil_source IS 'Sumber data: kependudukan (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)';
COMMENT ON COLUMN public.member_civil.created_at IS 'Waktu dicatat';
COMMENT ON COLUMN public.member_civil.updated_at IS 'Waktu terakhir berubah';
