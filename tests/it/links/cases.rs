//! Sets of related tables, each with a difficulty of its own. Columns that are no references are baits.

/// A name that says what is difficult, and the set.
pub(crate) const CASES: &[(&str, &str)] = &[
    (
        "dense integer keys overlap everywhere, with texts by language",
        "languages.csv [12]: id = seq !, iso = letters(2), identifier = name, official = int(0,1), order = seq
         generations.csv [6]: id = seq !, identifier = name
         colors.csv [10]: id = seq !, identifier = name
         types.csv [18]: id = seq !, identifier = name, generation_id > generations.csv.id
         monster_species.csv [120]: id = seq !, identifier = name, generation_id > generations.csv.id, evolves_from_species_id > monster_species.csv.id ?, color_id > colors.csv.id, capture_rate = int(3,120), order = int(1,120), is_baby = int(0,1)
         monsters.csv [150]: id = seq !, identifier = name, species_id > monster_species.csv.id, height = int(1,100), weight = int(1,120), base_experience = int(1,120), order = int(1,150)
         monster_types.csv [220]: monster_id > monsters.csv.id !, type_id > types.csv.id, slot = rank !
         items.csv [90]: id = seq !, identifier = name, cost = int(1,90)
         moves.csv [140]: id = seq !, identifier = name, generation_id > generations.csv.id, type_id > types.csv.id, power = int(1,100), accuracy = int(1,100), priority = int(1,5)
         type_names.csv [100]: type_id > types.csv.id !, local_language_id > languages.csv.id !, name = words
         item_names.csv [300]: item_id > items.csv.id !, local_language_id > languages.csv.id !, name = words
         item_prose.csv [300]: item_id > items.csv.id !, local_language_id > languages.csv.id !, short_effect = text
         type_efficacy.csv [200]: damage_type_id > types.csv.id !, target_type_id > types.csv.id !, damage_factor = one(0|50|100|200)",
    ),
    (
        "every column of a table begins with its letter, keys are glued",
        "region.csv [5]: r_regionkey = seq(0) !, r_name = name, r_comment = text
         nation.csv [25]: n_nationkey = seq(0) !, n_name = name, n_regionkey > region.csv.r_regionkey, n_comment = text
         supplier.csv [60]: s_suppkey = seq !, s_name = name, s_nationkey > nation.csv.n_nationkey, s_acctbal = money
         customer.csv [150]: c_custkey = seq !, c_name = name, c_nationkey > nation.csv.n_nationkey, c_mktsegment = one(BUILDING|AUTOMOBILE|MACHINERY), c_acctbal = money
         part.csv [100]: p_partkey = seq !, p_name = words, p_size = int(1,50), p_retailprice = money
         partsupp.csv [240]: ps_partkey > part.csv.p_partkey !, ps_suppkey > supplier.csv.s_suppkey !, ps_availqty = int(1,9999), ps_supplycost = money
         orders.csv [500]: o_orderkey = seq !, o_custkey > customer.csv.c_custkey, o_orderstatus = one(O|F|P), o_totalprice = money, o_orderdate = date, o_shippriority = one(0)
         lineitem.csv [1500]: l_orderkey > orders.csv.o_orderkey !, l_partkey & partsupp.csv.ps_partkey, l_suppkey & partsupp.csv.ps_suppkey, l_linenumber = rank !, l_quantity = int(1,50), l_extendedprice = money, l_shipdate = date
         link lineitem.csv: l_partkey > part.csv.p_partkey
         link lineitem.csv: l_suppkey > supplier.csv.s_suppkey
         link lineitem.csv: l_partkey+l_suppkey > partsupp.csv.ps_partkey+ps_suppkey",
    ),
    (
        "upper case references without any mark",
        "csv/organizations.csv [20]: Id = uuid !, NAME = name, CITY = word, REVENUE = money
         csv/providers.csv [40]: Id = uuid !, ORGANIZATION > csv/organizations.csv.Id, NAME = name, GENDER = one(M|F)
         csv/payers.csv [10]: Id = uuid !, NAME = name, OWNERSHIP = one(PRIVATE|GOVERNMENT)
         csv/patients.csv [100]: Id = uuid !, BIRTHDATE = date, FIRST = word, LAST = word, RACE = one(white|black|asian), INCOME = int(100,90000)
         csv/encounters.csv [400]: Id = uuid !, START = time, PATIENT > csv/patients.csv.Id, ORGANIZATION > csv/organizations.csv.Id, PROVIDER > csv/providers.csv.Id, PAYER > csv/payers.csv.Id, CODE = one(185345009|162673000|410620009), BASE_COST = money
         csv/conditions.csv [500]: START = date, PATIENT > csv/patients.csv.Id, ENCOUNTER > csv/encounters.csv.Id, CODE = one(444814009|195662009|10509002|40055000), DESCRIPTION = words
         csv/claims.csv [300]: Id = uuid !, PATIENTID > csv/patients.csv.Id, PROVIDERID > csv/providers.csv.Id, APPOINTMENTID > csv/encounters.csv.Id, STATUS1 = one(CLOSED|OPEN)",
    ),
    (
        "a row number beside the key that others use",
        "PATIENTS.csv [100]: ROW_ID = seq(200) !, SUBJECT_ID = seq(10006), GENDER = one(M|F), DOB = time, EXPIRE_FLAG = int(0,1)
         ADMISSIONS.csv [130]: ROW_ID = seq(12000) !, SUBJECT_ID > PATIENTS.csv.SUBJECT_ID, HADM_ID = seq(100006), ADMITTIME = time, INSURANCE = one(Medicare|Private)
         ICUSTAYS.csv [140]: ROW_ID = seq(400) !, SUBJECT_ID & ADMISSIONS.csv.SUBJECT_ID, HADM_ID > ADMISSIONS.csv.HADM_ID, ICUSTAY_ID = seq(200001), LOS = money
         D_ITEMS.csv [80]: ROW_ID = seq(4000) !, ITEMID = seq(211), LABEL = name, CATEGORY = one(Labs|Routine)
         CHARTEVENTS.csv [900]: ROW_ID = seq(5000) !, SUBJECT_ID & ICUSTAYS.csv.SUBJECT_ID, HADM_ID & ICUSTAYS.csv.HADM_ID, ICUSTAY_ID > ICUSTAYS.csv.ICUSTAY_ID, ITEMID > D_ITEMS.csv.ITEMID, CHARTTIME = time, VALUENUM = money
         link ICUSTAYS.csv: SUBJECT_ID > PATIENTS.csv.SUBJECT_ID
         link CHARTEVENTS.csv: SUBJECT_ID > PATIENTS.csv.SUBJECT_ID
         link CHARTEVENTS.csv: HADM_ID > ADMISSIONS.csv.HADM_ID",
    ),
    (
        "pk in every table",
        "region.csv [8]: pk = seq !, name = name
         shop.csv [30]: pk = seq !, name = name, region_pk > region.csv.pk, opened = date
         customer.csv [200]: pk = seq !, full_name = words, home_region_fk > region.csv.pk
         purchase.csv [600]: pk = seq !, customer_fk > customer.csv.pk, shop_fk > shop.csv.pk, total = money, items = int(1,30)
         purchase_line.csv [900]: pk = seq !, purchase_fk > purchase.csv.pk, line = int(1,9), price = money",
    ),
    (
        "dotted names of tables and columns",
        "dbo.Clients.csv [40]: Client.ID = seq(1) !, Client.Name = name
         dbo.Projects.csv [60]: Project.ID = seq(1) !, Client.ID > dbo.Clients.csv->Client.ID, Project.Title = words
         dbo.Tasks.csv [300]: Task.ID = seq(1) !, Project.ID > dbo.Projects.csv->Project.ID, Task.Hours = int(1,60), Task.Parent.ID > dbo.Tasks.csv->Task.ID ?",
    ),
    (
        "a star around facts",
        "DimDate.csv [200]: DateKey = day !, CalendarYear = int(2019,2021), MonthNumberOfYear = int(1,12)
         DimProductCategory.csv [4]: ProductCategoryKey = seq !, EnglishProductCategoryName = name
         DimProduct.csv [90]: ProductKey = seq !, ProductAlternateKey = code(BK-), ProductCategoryKey > DimProductCategory.csv.ProductCategoryKey, ListPrice = money, SafetyStockLevel = int(1,90)
         DimCustomer.csv [200]: CustomerKey = seq(11000) !, EmailAddress = email, YearlyIncome = int(10000,90000), TotalChildren = int(0,5)
         DimPromotion.csv [16]: PromotionKey = seq !, DiscountPct = money
         FactInternetSales.csv [900]: ProductKey > DimProduct.csv.ProductKey, OrderDateKey > DimDate.csv.DateKey, ShipDateKey > DimDate.csv.DateKey, CustomerKey > DimCustomer.csv.CustomerKey, PromotionKey > DimPromotion.csv.PromotionKey, SalesOrderNumber = code(SO) !, OrderQuantity = int(1,4), UnitPrice = money",
    ),
    (
        "lists of keys in cells, split and as JSON",
        "titles.csv [150]: tconst = code(tt) !, titleType = one(movie|short), primaryTitle = words, startYear = int(1950,2020)
         names.csv [200]: nconst = code(nm) !, primaryName = words, birthYear = int(1920,2000), knownForTitles > titles.csv.tconst ;",
    ),
    (
        "lists of keys beside plain keys",
        "cldf/languages.csv [40]: ID = word !, Name = name, Latitude = money, Glottocode = code(abcd)
         cldf/sources.csv [30]: ID = code(src) !, Title = words, Year = int(1950,2020)
         cldf/parameters.csv [25]: ID = code(P-) !, Name = name
         cldf/codes.csv [60]: ID = code(C-) !, Parameter_ID > cldf/parameters.csv.ID, Name = word, Number = int(1,9)
         cldf/values.csv [500]: ID = code(V-) !, Language_ID > cldf/languages.csv.ID, Parameter_ID > cldf/parameters.csv.ID, Code_ID > cldf/codes.csv.ID, Value = word, Source > cldf/sources.csv.ID ;
         people.csv [50]: id = uuid !, name = name
         tags.csv [12]: id = seq !, label = word
         articles.csv [120]: id = seq !, title = words, tag_ids > tags.csv.id ;, author_ids > people.csv.id [, score = int(1,50)",
    ),
    (
        "one column refers to several tables, told apart by the ids",
        "Account.csv [40]: Id = sf(001) !, Name = name
         Contact.csv [80]: Id = sf(003) !, AccountId > Account.csv.Id, LastName = word
         Lead.csv [60]: Id = sf(00Q) !, Company = words
         User.csv [12]: Id = sf(005) !, Username = email
         Opportunity.csv [50]: Id = sf(006) !, AccountId > Account.csv.Id, OwnerId > User.csv.Id, CreatedById > User.csv.Id
         Note.csv [70]: Id = sf(002) !, ParentId > Account.csv.Id, OwnerId > User.csv.Id, Body = text",
    ),
    (
        "numbers and codes as keys, glued names",
        "offices.csv [7]: officeCode = seq !, city = word, territory = one(NA|EMEA|APAC)
         employees.csv [60]: employeeNumber = seq(1000) !, lastName = word, extension = int(100,999), officeCode > offices.csv.officeCode, reportsTo > employees.csv.employeeNumber ?, jobTitle = one(Rep|Manager)
         customers.csv [120]: customerNumber = seq(103) !, customerName = name, postalCode = int(10000,99999), salesRepEmployeeNumber > employees.csv.employeeNumber ?, creditLimit = money
         productlines.csv [7]: productLine = name !, textDescription = text
         products.csv [110]: productCode = code(S10_) !, productName = words, productLine > productlines.csv.productLine, quantityInStock = int(1,9000)
         orders.csv [320]: orderNumber = seq(10100) !, orderDate = date, status = one(Shipped|Cancelled|On Hold), customerNumber > customers.csv.customerNumber
         orderdetails.csv [900]: orderNumber > orders.csv.orderNumber !, productCode > products.csv.productCode !, quantityOrdered = int(10,60), priceEach = money, orderLineNumber = int(1,12)
         payments.csv [270]: customerNumber > customers.csv.customerNumber !, checkNumber = code(HQ) !, paymentDate = date, amount = money",
    ),
    (
        "employees and departments by short names",
        "departments.csv [9]: dept_no = code(d) !, dept_name = name
         employees.csv [200]: emp_no = seq(10001) !, birth_date = date, first_name = word, gender = one(M|F)
         dept_emp.csv [240]: emp_no > employees.csv.emp_no !, dept_no > departments.csv.dept_no !, from_date = date, to_date = date
         dept_manager.csv [20]: emp_no > employees.csv.emp_no !, dept_no > departments.csv.dept_no !, from_date = date, to_date = date
         titles.csv [300]: emp_no > employees.csv.emp_no !, title = one(Engineer|Staff|Senior Staff) !, from_date = date !, to_date = date
         salaries.csv [700]: emp_no > employees.csv.emp_no !, salary = int(38000,99000), from_date = date !, to_date = date",
    ),
    (
        "rentals: short integer keys, statuses, junctions",
        "language.csv [6]: language_id = seq !, name = name, last_update = time
         category.csv [16]: category_id = seq !, name = name, last_update = time
         actor.csv [200]: actor_id = seq !, first_name = word, last_name = word, last_update = time
         film.csv [300]: film_id = seq !, title = words, release_year = one(2006), language_id > language.csv.language_id, original_language_id > language.csv.language_id ?, rental_duration = int(3,7), length = int(46,185), rental_rate = one(0.99|2.99|4.99)
         film_actor.csv [700]: actor_id > actor.csv.actor_id !, film_id > film.csv.film_id !, last_update = time
         film_category.csv [300]: film_id > film.csv.film_id = !, category_id > category.csv.category_id !, last_update = time
         staff.csv [8]: staff_id = seq !, first_name = word, email = email, active = one(1|0), username = name
         store.csv [4]: store_id = seq !, manager_staff_id > staff.csv.staff_id =, last_update = time
         inventory.csv [500]: inventory_id = seq !, film_id > film.csv.film_id, store_id > store.csv.store_id, last_update = time
         customer.csv [180]: customer_id = seq !, store_id > store.csv.store_id, first_name = word, email = email, active = one(1|0), create_date = date
         rental.csv [900]: rental_id = seq !, rental_date = time, inventory_id > inventory.csv.inventory_id, customer_id > customer.csv.customer_id, return_date = time, staff_id > staff.csv.staff_id
         payment.csv [900]: payment_id = seq !, customer_id > customer.csv.customer_id, staff_id > staff.csv.staff_id, rental_id > rental.csv.rental_id ?, amount = money, payment_date = time",
    ),
    (
        "camel case ids of races, years as a key",
        "circuits.csv [30]: circuitId = seq !, circuitRef = name, lat = money, alt = int(1,900), url = name
         seasons.csv [20]: year = seq(2000) !, url = name
         races.csv [300]: raceId = seq !, year > seasons.csv.year, round = int(1,21), circuitId > circuits.csv.circuitId, name = words, date = date
         drivers.csv [150]: driverId = seq !, driverRef = name, number = int(1,99), code = letters(3), dob = date
         constructors.csv [40]: constructorId = seq !, constructorRef = name, nationality = word
         status.csv [60]: statusId = seq !, status = name
         results.csv [1500]: resultId = seq !, raceId > races.csv.raceId, driverId > drivers.csv.driverId, constructorId > constructors.csv.constructorId, number = int(1,99), grid = int(0,24), position = int(1,24), points = int(0,25), laps = int(1,70), milliseconds = int(10000,900000), rank = int(1,24), statusId > status.csv.statusId
         lapTimes.csv [900]: raceId > races.csv.raceId !, driverId > drivers.csv.driverId !, lap = int(1,60) !, position = int(1,20), milliseconds = int(50000,150000)",
    ),
    (
        "posts, votes and users of a forum",
        "Users.csv [120]: Id = seq !, Reputation = int(1,9000), DisplayName = name, AccountId = int(1000,900000), UpVotes = int(0,120), DownVotes = int(0,60)
         Posts.csv [400]: Id = seq !, PostTypeId = one(1|2), AcceptedAnswerId > Posts.csv.Id ?, ParentId > Posts.csv.Id ?, Score = int(0,99), ViewCount = int(1,400), Body = text, OwnerUserId > Users.csv.Id ?, LastEditorUserId > Users.csv.Id ?, AnswerCount = int(0,9)
         Comments.csv [500]: Id = seq !, PostId > Posts.csv.Id, Score = int(0,9), Text = text, UserId > Users.csv.Id ?
         Votes.csv [700]: Id = seq !, PostId > Posts.csv.Id, VoteTypeId = int(1,12), CreationDate = date
         Badges.csv [300]: Id = seq !, UserId > Users.csv.Id, Name = words, Class = int(1,3)",
    ),
    (
        "codes of airports, airlines and planes",
        "airlines.csv [16]: carrier = letters(2) !, name = name
         airports.csv [300]: faa = letters(3) !, name = words, lat = money, lon = money, alt = int(1,5000), tz = one(-5|-6|-8), dst = one(A|N)
         planes.csv [200]: tailnum = code(N) !, year = int(1980,2013), manufacturer = word, engines = one(1|2), seats = int(2,400)
         flights.csv [1200]: year = one(2013), month = int(1,12), day = int(1,28), dep_time = int(500,2300), dep_delay = int(0,90), carrier > airlines.csv.carrier, flight = int(1,3000), tailnum > planes.csv.tailnum ~, origin > airports.csv.faa, dest > airports.csv.faa ~, air_time = int(20,400), distance = int(80,2900)",
    ),
    (
        "a shop with hashed ids and a table of translations",
        "product_category_name_translation.csv [24]: product_category_name = name !, product_category_name_english = name
         shop_customers_dataset.csv [200]: customer_id = uuid !, customer_unique_id = uuid, customer_zip_code_prefix = int(10000,99999), customer_city = word, customer_state = letters(2)
         shop_sellers_dataset.csv [50]: seller_id = uuid !, seller_zip_code_prefix = int(10000,99999), seller_city = word, seller_state = letters(2)
         shop_products_dataset.csv [120]: product_id = uuid !, product_category_name > product_category_name_translation.csv.product_category_name, product_weight_g = int(50,9000)
         shop_orders_dataset.csv [200]: order_id = uuid !, customer_id > shop_customers_dataset.csv.customer_id =, order_status = one(delivered|shipped), order_purchase_timestamp = time
         shop_order_items_dataset.csv [300]: order_id > shop_orders_dataset.csv.order_id !, order_item_id = rank !, product_id > shop_products_dataset.csv.product_id, seller_id > shop_sellers_dataset.csv.seller_id, price = money
         shop_order_payments_dataset.csv [260]: order_id > shop_orders_dataset.csv.order_id !, payment_sequential = rank !, payment_type = one(card|slip), payment_installments = int(1,12), payment_value = money
         shop_order_reviews_dataset.csv [190]: review_id = uuid !, order_id > shop_orders_dataset.csv.order_id, review_score = int(1,5)",
    ),
    (
        "raw tables of a small shop; users are its customers",
        "raw_customers.csv [100]: id = seq !, first_name = word, last_name = letters(1)
         raw_orders.csv [99]: id = seq !, user_id > raw_customers.csv.id, order_date = date, status = one(returned|completed|shipped)
         raw_payments.csv [113]: id = seq !, order_id > raw_orders.csv.id, payment_method = one(credit_card|coupon), amount = int(100,3000)",
    ),
    (
        "franchises, players and seasons",
        "TeamsFranchises.csv [30]: franchID = letters(3) !, franchName = name, active = one(Y|N)
         People.csv [150]: playerID = name !, birthYear = int(1950,2000), weight = int(150,250), throws = one(R|L)
         Teams.csv [200]: yearID = int(1990,2010) !, lgID = one(AL|NL) !, teamID = letters(3) !, franchID > TeamsFranchises.csv.franchID, Rank = int(1,8), W = int(50,110)
         Batting.csv [900]: playerID > People.csv.playerID !, yearID & Teams.csv.yearID !, stint = int(1,2) !, teamID & Teams.csv.teamID, lgID & Teams.csv.lgID, G = int(1,162), AB = int(1,700)
         AllstarFull.csv [100]: playerID > People.csv.playerID !, yearID = int(1990,2010) !, gameNum = int(0,2), startingPos = int(1,9)
         link Batting.csv: yearID+lgID+teamID > Teams.csv.yearID+lgID+teamID",
    ),
    (
        "movies without a table of users, a side table of other ids",
        "movies.csv [200]: movieId = seq !, title = words, genres = one(Comedy|Drama)
         links.csv [200]: movieId > movies.csv.movieId = !, imdbId = int(100000,999999), tmdbId = int(100,90000)
         ratings.csv [900]: userId = int(1,60) !, movieId > movies.csv.movieId !, rating = one(0.5|3.0|4.5), timestamp = int(900000000,999999999)
         tags.csv [300]: userId = int(1,60) !, movieId > movies.csv.movieId !, tag = word, timestamp = int(900000000,999999999)",
    ),
    (
        "bank accounts with semicolons",
        "district.csv [77]: A1 = seq !, A2 = name, A3 = one(north|south), A4 = int(10000,90000), A5 = int(0,99)
         account.csv [300]: account_id = seq !, district_id > district.csv.A1, frequency = one(MONTHLY|WEEKLY)
         client.csv [350]: client_id = seq !, birth_number = int(100000,999999), district_id > district.csv.A1
         disp.csv [360]: disp_id = seq !, client_id > client.csv.client_id, account_id > account.csv.account_id, type = one(OWNER|DISPONENT)
         card.csv [60]: card_id = seq !, disp_id > disp.csv.disp_id, type = one(junior|gold)
         loan.csv [70]: loan_id = seq !, account_id > account.csv.account_id, amount = int(1000,90000), duration = one(12|24|36), status = one(A|B|C)
         trans.csv [900]: trans_id = seq !, account_id > account.csv.account_id, amount = money, bank = letters(2), account = int(10000000,99999999)",
    ),
    (
        "users, issues and milestones",
        "users.csv [40]: id = seq !, name = name, email = email, manager_id > users.csv.id ?
         milestones.csv [12]: id = seq !, title = name, due = date
         issues.csv [300]: id = seq !, title = words, reporter_id > users.csv.id, assignee_id > users.csv.id ?, created_by > users.csv.id, milestone_id > milestones.csv.id ?, parent_id > issues.csv.id ?, priority = int(1,5), estimate = int(1,40)
         comments.csv [500]: id = seq !, issue_id > issues.csv.id, author > users.csv.id, body = text
         watchers.csv [200]: issue_id > issues.csv.id !, user_id > users.csv.id !",
    ),
    (
        "statuses of several tables, integer ids",
        "company_statuses.csv [6]: id = seq !, name = name
         job_statuses.csv [7]: id = seq !, name = name
         deal_statuses.csv [6]: id = seq !, name = name
         companies.csv [80]: id = seq !, name = name, status_id > company_statuses.csv.id
         jobs.csv [90]: id = seq !, title = words, status_id > job_statuses.csv.id, client_id > companies.csv.id, openings = int(1,6)
         deals.csv [40]: id = seq !, client_company_id > companies.csv.id, deal_status_id > deal_statuses.csv.id, amount = money
         deal_jobs.csv [60]: deal_id > deals.csv.id !, job_id > jobs.csv.id !",
    ),
    (
        "details extend their parent, copies do not",
        "person.csv [100]: id = seq !, name = name
         person_details.csv [100]: person_id > person.csv.id = !, bio = text, height = int(150,200)
         person_backup.csv [100]: id = seq !, name = name",
    ),
    (
        "floats where a reference may be empty",
        "owners.csv [40]: owner_id = seq !, name = name
         pets.csv [120]: pet_id = seq !, owner_id > owners.csv.owner_id ?, age = int(1,20), weight = money",
    ),
    (
        "prefixes and affixes around table names",
        "tbl_customer.csv [60]: customer_id = seq !, name = name
         tbl_product.csv [50]: product_id = seq !, name = name
         tbl_order_header.csv [200]: order_id = seq !, customer_id > tbl_customer.csv.customer_id, placed = date
         tbl_order_line.csv [500]: order_id > tbl_order_header.csv.order_id !, line_no = rank !, product_id > tbl_product.csv.product_id, qty = int(1,50)",
    ),
    (
        "countries by code in several tables",
        "countries.csv [60]: code = letters(3) !, name = name, population = int(1000,99999)
         cities.csv [200]: id = seq !, name = words, country_code > countries.csv.code, population = int(1000,99999)
         languages.csv [180]: country_code > countries.csv.code !, language = word !, is_official = one(T|F), percentage = money",
    ),
    (
        "ids in front, in another language",
        "cliente.csv [80]: id_cliente = seq !, nombre = name, ciudad = word
         producto.csv [60]: id_producto = seq !, nombre = name, precio = money
         pedido.csv [200]: id_pedido = seq !, id_cliente > cliente.csv.id_cliente, fecha = date
         pedido_producto.csv [400]: id_pedido > pedido.csv.id_pedido !, id_producto > producto.csv.id_producto !, cantidad = int(1,20)",
    ),
    (
        "stations referred to twice by a trip",
        "stations.csv [70]: station_id = seq !, name = name, dock_count = int(10,30)
         trips.csv [800]: trip_id = seq(4000) !, start_date = time, start_station_id > stations.csv.station_id, end_station_id > stations.csv.station_id, bike_id = int(9,700), duration = int(60,9000)
         teams.csv [20]: team_id = seq !, team_name = name
         matches.csv [190]: match_id = seq !, team1_id > teams.csv.team_id, team2_id > teams.csv.team_id, goals1 = int(0,9), goals2 = int(0,9)",
    ),
    (
        "music: albums, tracks, invoices",
        "Artist.csv [90]: ArtistId = seq !, Name = name
         Album.csv [120]: AlbumId = seq !, Title = words, ArtistId > Artist.csv.ArtistId
         Genre.csv [20]: GenreId = seq !, Name = name
         MediaType.csv [5]: MediaTypeId = seq !, Name = name
         Track.csv [500]: TrackId = seq !, Name = words, AlbumId > Album.csv.AlbumId, MediaTypeId > MediaType.csv.MediaTypeId, GenreId > Genre.csv.GenreId, Milliseconds = int(10000,900000), Bytes = int(100000,9000000), UnitPrice = one(0.99|1.99)
         Employee.csv [8]: EmployeeId = seq !, LastName = word, Title = words, ReportsTo > Employee.csv.EmployeeId ?
         Customer.csv [59]: CustomerId = seq !, FirstName = word, SupportRepId > Employee.csv.EmployeeId
         Invoice.csv [300]: InvoiceId = seq !, CustomerId > Customer.csv.CustomerId, InvoiceDate = date, Total = money
         InvoiceLine.csv [700]: InvoiceLineId = seq !, InvoiceId > Invoice.csv.InvoiceId, TrackId > Track.csv.TrackId, UnitPrice = one(0.99|1.99), Quantity = one(1)
         Playlist.csv [18]: PlaylistId = seq !, Name = name
         PlaylistTrack.csv [600]: PlaylistId > Playlist.csv.PlaylistId !, TrackId > Track.csv.TrackId !",
    ),
    (
        "values of custom fields, whose definitions have another name",
        "Custom Fields.csv [30]: ID = seq !, Label = name, Kind = one(text|date|tag)
         Companies.csv [60]: ID = seq !, Name = name
         Company Fields.csv [90]: ID = seq !, Company ID > Companies.csv.ID, Attribute ID > Custom Fields.csv.ID, Value = word
         Jobs.csv [40]: ID = seq !, Title = words
         Job Fields.csv [80]: ID = seq !, Job ID > Jobs.csv.ID, Attribute ID > Custom Fields.csv.ID, Value = word",
    ),
    (
        "a chain within a table whose name begins with another's",
        "people.csv [50]: id = seq !, name = name
         firms.csv [50]: id = seq !, name = name
         people_notes.csv [40]: id = seq !, person_id > people.csv.id, previous_note_id > people_notes.csv.id ?, body = text",
    ),
];
