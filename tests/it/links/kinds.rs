//! More sets of related tables: the kinds of public data that are hard in ways of their own. Columns that are no references are baits.

/// A name that says what is difficult, and the set.
pub(crate) const KINDS: &[(&str, &str)] = &[
    (
        "headerless tables: numbers keep to the range of one key",
        "customers.dat [300]: column 1 = seq !, column 2 = name, column 3 = money
         parts.dat [120]: column 1 = seq !, column 2 = words, column 3 = money
         orders.dat [900]: column 1 = seq(50001) !, column 2 > customers.dat->column 1, column 3 = date, column 4 = one(open|done|late)
         lines.dat [2000]: column 1 > orders.dat->column 1 !, column 2 = rank !, column 3 > parts.dat->column 1, column 4 = int(1,9), column 5 = money",
    ),
    (
        "headerless tables: codes and gaps in numbers",
        "places.dat [200]: column 1 = gaps(40) !, column 2 = name, column 3 = letters(3)
         carriers.dat [80]: column 1 = gaps(900) !, column 2 = name
         flights.dat [900]: column 1 > carriers.dat->column 1, column 2 > places.dat->column 1, column 3 > places.dat->column 1, column 4 = int(1,400), column 5 = money",
    ),
    (
        "headerless tables without any relation",
        "heights.dat [200]: column 1 = seq !, column 2 = int(1,200), column 3 = money
         weights.dat [150]: column 1 = seq !, column 2 = int(1,60), column 3 = words
         days.dat [300]: column 1 = seq !, column 2 = int(1,31), column 3 = int(1,12)",
    ),
    (
        "a dotted header: the thing before the dot, the key's name after it",
        "Candidate.csv [90]: externalID = code(C) !, firstName = word, lastName = word
         Company.csv [30]: externalID = code(K) !, name = name
         JobOrder.csv [50]: externalID = code(J) !, title = words, company.externalID > Company.csv.externalID
         Placement.csv [60]: externalID = code(P) !, candidate.externalID > Candidate.csv->externalID, jobOrder.externalID > JobOrder.csv->externalID, billingCompany.externalID > Company.csv->externalID ?",
    ),
    (
        "every table calls its key by one name that says nothing",
        "orgs.csv [12]: sourcedId = uuid !, name = name
         users.csv [120]: sourcedId = uuid !, orgSourcedIds > orgs.csv.sourcedId, givenName = word, identifier = seq
         classes.csv [30]: sourcedId = uuid !, title = words, schoolSourcedId > orgs.csv.sourcedId
         enrollments.csv [300]: sourcedId = uuid !, classSourcedId > classes.csv.sourcedId, userSourcedId > users.csv.sourcedId, role = one(student|teacher)",
    ),
    (
        "tables of several parts of one system, references without any mark",
        "auth_user.csv [60]: pk = seq !, username = name, is_staff = flag
         auth_group.csv [8]: pk = seq !, name = name
         auth_permission.csv [70]: pk = seq !, codename = name
         auth_group_permissions.csv [120]: id = seq !, group_id > auth_group.csv.pk, permission_id > auth_permission.csv.pk
         blog_post.csv [90]: pk = seq !, author > auth_user.csv.pk, title = words, views = int(1,60)
         blog_tag.csv [20]: pk = seq !, name = name
         blog_post_tags.csv [160]: id = seq !, post_id > blog_post.csv.pk, tag_id > blog_tag.csv.pk
         shop_address.csv [90]: pk = seq !, user > auth_user.csv.pk, street = words
         shop_order.csv [200]: pk = seq !, customer > auth_user.csv.pk, shipping_address > shop_address.csv.pk, billing_address > shop_address.csv.pk, total = money
         shop_order_line.csv [400]: pk = seq !, order > shop_order.csv.pk, quantity = int(1,60)",
    ),
    (
        "keys of several parts, references to them in two roles",
        "teams.csv [160]: yearID = int(1990,2010) !, lgID = one(AL|NL) !, teamID = one(ATL|BAL|BOS|CHA|CHN|CIN|CLE|DET|HOU|KCA) !, wins = int(50,110)
         series.csv [60]: yearID & teams.csv.yearID !, round = one(WS|ALCS|NLCS|ALDS|NLDS) !, teamIDwinner & teams.csv.teamID, lgIDwinner & teams.csv.lgID, wins = int(0,4)
         link series.csv: lgIDwinner+teamIDwinner+yearID > teams.csv.yearID+lgID+teamID",
    ),
    (
        "a place in a cart that ends with a table's name",
        "products.csv [200]: product_id = seq !, product_name = name
         orders.csv [300]: order_id = seq !, user_id = int(1,90), order_number = int(1,40), order_dow = int(0,6)
         order_products.csv [900]: order_id > orders.csv.order_id !, product_id > products.csv.product_id !, add_to_cart_order = rank, reordered = int(0,1)",
    ),
    (
        "origin and destination of few places",
        "airports.csv [200]: faa = letters(3) !, name = words, lat = money
         legs.csv [400]: leg_id = seq !, origin > airports.csv.faa, dest > airports.csv.faa, flight = int(1,90)",
    ),
    (
        "an id beside the key that others use, in roles and with numbers",
        "Player.csv [200]: id = seq !, player_api_id = gaps(700), player_name = name, height = int(150,200)
         Team.csv [40]: id = seq !, team_api_id = gaps(300), team_long_name = name
         Match.csv [500]: id = seq !, home_team_api_id > Team.csv.team_api_id, away_team_api_id > Team.csv.team_api_id, home_player_1 > Player.csv.player_api_id, away_player_1 > Player.csv.player_api_id, home_team_goal = int(0,6)",
    ),
    (
        "types of one thing are not several tables",
        "engagement.csv [200]: id = gaps(5000) !, type = one(CALL|EMAIL|TASK)
         engagement_call.csv [60]: engagement_id > engagement.csv.id = !, duration = int(1,900)
         engagement_email.csv [60]: engagement_id > engagement.csv.id = !, subject = words
         companies.csv [50]: id = gaps(9000) !, name = name
         engagement_company.csv [300]: engagement_id > engagement.csv.id !, company_id > companies.csv.id !, engagement_type = one(CALL|EMAIL|TASK)",
    ),
    (
        "upper case names of a catalogue, the mark in front",
        "TB_MUNICIPIO.csv [200]: CO_MUNICIPIO = seq(110000) !, NO_MUNICIPIO = name
         TB_TIPO_UNIDADE.csv [30]: CO_TIPO_UNIDADE = seq(101) !, DS_TIPO_UNIDADE = name
         TB_ESTABELECIMENTO.csv [400]: CO_ESTABELECIMENTO = seq(2000001) !, CO_MUNICIPIO_GESTOR > TB_MUNICIPIO.csv.CO_MUNICIPIO, TP_UNIDADE > TB_TIPO_UNIDADE.csv.CO_TIPO_UNIDADE, NO_FANTASIA = words",
    ),
    (
        "a number of nothing stands for no reference",
        "owners.csv [60]: id = seq !, name = name
         cars.csv [200]: id = seq !, owner_id > owners.csv.id 0, colour = one(red|blue), doors = int(2,5)
         fines.csv [300]: id = seq !, car_id > cars.csv.id -, amount = money",
    ),
    (
        "texts by language beside what they describe, unique by accident",
        "regions.csv [9]: id = seq !, identifier = name
         languages.csv [10]: id = seq !, identifier = name
         region_names.csv [60]: region_id > regions.csv.id !, local_language_id > languages.csv.id !, name = name",
    ),
    (
        "votes and tags, whose moment is unique by accident",
        "films.csv [200]: filmId = seq !, title = words
         tags.csv [300]: userId = int(1,60) !, filmId > films.csv.filmId !, tag = word !, timestamp = seq(900000000)",
    ),
    (
        "a snowflake: days as eight digits, kinds of kinds",
        "dim_date.csv [300]: date_key = day !, month_number = int(1,12)
         dim_category.csv [8]: category_key = seq !, category_name = name
         dim_subcategory.csv [30]: subcategory_key = seq !, category_key > dim_category.csv.category_key, subcategory_name = name
         dim_item.csv [120]: item_key = seq !, subcategory_key > dim_subcategory.csv.subcategory_key, item_name = words
         fact_sale.csv [900]: sale_number = code(S) , line_number = int(1,9), order_date_key > dim_date.csv.date_key, ship_date_key > dim_date.csv.date_key, item_key > dim_item.csv.item_key, quantity = int(1,30)",
    ),
    (
        "lists of keys with bars, gaps and braces",
        "skills.csv [40]: id = gaps(300) !, label = word
         people.csv [80]: id = uuid !, name = name
         jobs.csv [90]: id = seq !, skill_ids > skills.csv.id |, title = words
         teams.csv [60]: id = seq !, member_ids > people.csv.id {, name = name",
    ),
];
