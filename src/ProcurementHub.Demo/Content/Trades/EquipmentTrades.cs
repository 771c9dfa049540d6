using static ProcurementHub.Demo.Content.CallCategory;

namespace ProcurementHub.Demo.Content.Trades;

/// <summary>Goods that are installed, driven or built in.</summary>
internal static class EquipmentTrades
{
    public static readonly IReadOnlyList<Trade> All =
    [
        Trade.Of("it-equipment", Goods, 20_000, 2_500_000, """
            43211507, Computadora de escritorio, Unidad
            43211509, Tableta educativa, Unidad
            43211501, Servidor de rack, Unidad
            43212110, Impresora multifuncional, Unidad
            43222609, Enrutador de red, Unidad
            """,
            "Adquisición de {equipos de cómputo|computadoras de escritorio|computadoras portátiles} para {las áreas usuarias|los laboratorios|las gerencias} de la {entidad}",
            "Adquisición de {n} {tabletas|laptops} para {docentes y estudiantes|los centros de recursos|las escuelas rurales} de {departamento}",
            "Adquisición e instalación de {servidores y almacenamiento|un centro de datos modular|conmutadores de red} para la modernización tecnológica de la {entidad}",
            "Adquisición de {impresoras multifuncionales|escáneres de producción|proyectores multimedia} para {la sede central|los juzgados|los colegios} de {provincia}",
            "Renovación de licencias de {antivirus|software ofimático|base de datos} por {meses} meses",
            "Adquisición e instalación de {cámaras de videovigilancia|radios y repetidoras|equipos de telecomunicaciones} para la seguridad ciudadana del {lugar}",
            "Adquisición de equipamiento informático del proyecto de inversión con CUI N° {cui}"),

        Trade.Of("medical-equipment", Goods, 60_000, 5_000_000, """
            42181801, Oxímetro de pulso, Unidad
            42172101, Desfibrilador externo automático, Unidad
            42201712, Ecógrafo de uso general, Unidad
            42181701, Electrocardiógrafo de doce canales, Unidad
            42191807, Cama hospitalaria, Unidad
            """,
            "Adquisición de {equipos biomédicos|equipamiento médico|equipos de diagnóstico por imágenes} para el {entidad}",
            "Adquisición de {un ecógrafo|monitores multiparámetro|ventiladores mecánicos} para el servicio de {emergencia|neonatología|cuidados críticos}",
            "Adquisición de {camas hospitalarias|camillas y sillas de ruedas|mobiliario clínico} para {centros de salud|el hospital} de {provincia}",
            "Adquisición e instalación de {una planta de oxígeno|autoclaves|un equipo de rayos X digital} en el {lugar}",
            "Equipamiento del {puesto de salud|centro de salud|servicio de odontología} de {distrito}, CUI N° {cui}",
            "Adquisición de {electrocardiógrafos|incubadoras|desfibriladores} por reposición {año}"),

        Trade.Of("vehicles-and-machinery", Goods, 90_000, 6_000_000, """
            25101503, Camioneta pick up 4x4, Unidad
            25101611, Camión compactador, Unidad
            22101526, Excavadora hidráulica sobre orugas, Unidad
            22101509, Retroexcavadora, Unidad
            22101502, Motoniveladora, Unidad
            """,
            "Adquisición de {una camioneta pick up 4x4|dos camionetas de doble cabina|motocicletas lineales} para {entidad}",
            "Adquisición de maquinaria pesada: {excavadora hidráulica|cargador frontal|motoniveladora|retroexcavadora} para {el pool de maquinarias|el mantenimiento de caminos|la atención de emergencias} de {provincia}",
            "Adquisición de {camión compactador|camión cisterna|camión volquete de 15 m3} para la gestión de residuos sólidos del {lugar}",
            "Adquisición de {ambulancias tipo II|una unidad móvil|vehículos de patrullaje} para {distrito}",
            "Adquisición de {neumáticos|repuestos y filtros|llantas y cámaras} para la flota vehicular de la {entidad}",
            "Adquisición de {tractores agrícolas|motocultores|rodillos compactadores} del proyecto con CUI N° {cui}"),

        Trade.Of("fuel", Goods, 25_000, 1_500_000, """
            15101505, Diésel B5 S-50, Galón
            15101506, Gasohol regular, Galón
            """,
            "Suministro de combustible {diésel B5 S-50|gasohol regular|diésel y gasohol} para la flota vehicular y maquinaria de la {entidad}",
            "Adquisición de {n} galones de {diésel B5 S-50|gasohol premium} para {la actividad de mantenimiento vial|la limpieza de cauces|el patrullaje} en {distrito}",
            "Adquisición de {combustibles y lubricantes|aceites y grasas|gas licuado de petróleo} para {meses} meses",
            "Suministro de combustible para la obra de {pavimentación|riego|saneamiento} con CUI N° {cui} en la provincia de {provincia}",
            "Adquisición de combustible para {grupos electrógenos|ambulancias y unidades móviles|embarcaciones} del {lugar}",
            "Contratación del suministro de {gas natural vehicular|combustible por vales|combustible con grifo en ruta} para {entidad}"),

        Trade.Of("building-materials", Goods, 12_000, 1_300_000, """
            30111601, Cemento Portland tipo I, Bolsa
            30101604, Barra de acero corrugado, Varilla
            30131502, Bloque de concreto, Unidad
            30111504, Mortero premezclado, Bolsa
            """,
            "Adquisición de {n} bolsas de cemento Portland tipo {I|IP|V} para la obra {de pistas y veredas|del complejo deportivo|del cerco perimétrico} en {distrito}",
            "Adquisición de {agregados|arena gruesa y piedra chancada|material de préstamo} puesto en obra, {lugar}",
            "Adquisición de {acero corrugado|fierro de construcción|calaminas y perfiles} para {el plan de trabajo|la ejecución por administración directa|el proyecto} con CUI N° {cui}",
            "Suministro de {mezcla asfáltica en caliente|concreto premezclado|emulsión asfáltica} para el mantenimiento de vías de {provincia}",
            "Adquisición de {tuberías y accesorios de PVC|tubería HDPE|válvulas y medidores de agua} para {entidad}",
            "Adquisición de {madera tornillo|ladrillos King Kong|pintura y aditivos} para {la institución educativa|el puesto de salud|el local comunal} de {distrito}",
            "Adquisición de geomembrana y geotextil para {reservorios|cochas|zanjas de infiltración} en comunidades de {provincia}"),

        Trade.Of("electrical", Goods, 10_000, 800_000, """
            39111603, Luminaria LED para vía pública, Unidad
            39101605, Lámpara fluorescente, Unidad
            26121613, Cable eléctrico aislado, Metro
            39121001, Transformador de distribución, Unidad
            """,
            "Adquisición de {luminarias LED|postes y luminarias|reflectores LED} para {parques y plazas|la vía pública|losas deportivas} del distrito de {distrito}",
            "Adquisición de {materiales eléctricos|cables y conductores|tableros eléctricos} para {entidad}",
            "Adquisición e instalación de {un transformador|un grupo electrógeno|paneles solares} en el {lugar}",
            "Adquisición de {paneles fotovoltaicos|baterías y controladores|kits solares} para comunidades rurales de {provincia}",
            "Suministro de {postes de concreto|medidores eléctricos|ferretería eléctrica} para electrificación rural, CUI N° {cui}",
            "Adquisición de {iluminación ornamental|sistemas de puesta a tierra|equipos de aire acondicionado} para {la sede institucional|el palacio municipal|el centro de datos}"),

        Trade.Of("farm-inputs", Goods, 8_000, 600_000, """
            10171605, Fertilizante compuesto NPK, Bolsa
            10171504, Compost, Saco
            10171702, Fungicida agrícola, Litro
            21101510, Tubería de riego, Metro
            """,
            "Adquisición de {fertilizantes|abonos orgánicos|guano de isla} para {pequeños productores|la campaña agrícola|la cadena productiva de papa} de {provincia}",
            "Adquisición de {semillas de pastos|semilla certificada de papa|plantones de palto} para el proyecto productivo del {lugar}",
            "Adquisición de {plantones forestales|plantones de pino|bolsas e insumos de vivero} para la reforestación en {distrito}",
            "Adquisición de {alevinos y alimento balanceado|reproductores ovinos|módulos de cuyes} para asociaciones de productores de {departamento}",
            "Adquisición de {sistemas de riego por aspersión|mangueras y aspersores|cintas de goteo} para comunidades de {provincia}",
            "Adquisición de {insumos agrícolas|herramientas agrícolas|plaguicidas biológicos} del programa de desarrollo productivo {año} de la {entidad}"),
    ];
}
