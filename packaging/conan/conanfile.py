"""A recipe for Conan 2: `conan create packaging/conan --build=missing`, and --options=hearsay/*:shared=True for a shared library."""

import pathlib
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class Hearsay(ConanFile):
    name = "hearsay"
    description = "Who said what in the news, how strongly it is attributed and how credible its source is"
    license = "Apache-2.0"
    topics = ("nlp", "news", "attribution", "quotation", "credibility")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True, "boost/*:header_only": False}
    implements = ["auto_shared_fpic"]

    def _root(self):
        return pathlib.Path(self.recipe_folder).parent.parent

    def set_version(self):
        text = load(self, self._root() / "include/hearsay/version.hpp")
        self.version = ".".join(re.findall(r"#define HEARSAY_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text))

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "NOTICE", "*.md", "cmake/*", "docs/*", "include/*", "models/*", "src/*", "examples/sample.txt"):
            copy(self, pattern, src=self._root(), dst=self.export_sources_folder, excludes=("build/*", "*/build/*"))

    def requirements(self):
        self.requires("boost/[>=1.81]", transitive_headers=True)
        self.requires("eigen/[>=3.4]", visible=False)

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for part in ("COMMAND", "TESTS", "EXAMPLES"):
            toolchain.cache_variables[f"HEARSAY_BUILD_{part}"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", src=self.source_folder, dst=pathlib.Path(self.package_folder, "licenses"))

    def package_info(self):
        self.cpp_info.set_property("cmake_target_name", "hearsay::hearsay")
        self.cpp_info.set_property("pkg_config_name", "hearsay")
        self.cpp_info.libs = ["hearsay"]
        if self.settings.os == "Linux":
            self.cpp_info.system_libs = ["pthread"]
